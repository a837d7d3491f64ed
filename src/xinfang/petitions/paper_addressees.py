"""To which units a paper between organs goes: as the file says, or as a field of its act was filled."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from xinfang.documents.types.row import To
from xinfang.law.acts import ActKind
from xinfang.law.case import RequestFile
from xinfang.law.roles import UnitKind
from xinfang.law.terms.paths import Above, Addressee
from xinfang.orgs.facts import organ_in_tree
from xinfang.orgs.models import Unit
from xinfang.orgs.reception import upper_office_for
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_about import About, OnFile, asked_act, last_act

K: Final = ActKind
CHOOSING: Final = ("to", "body", "organ")
LEADING: Final = frozenset({UnitKind.PARTY_COMMITTEE, UnitKind.GOVERNMENT})
CONFERENCE: Final = "信访工作联席会议办公室"
OFFICE: Final = "信访局"


def addressees(view: CaseView, about: About, request: RequestFile) -> tuple[str, ...]:
    """Give the full names of those to whom the paper goes, none where the file does not say."""
    found = RULES[about.paper.to](view, about, request)
    return tuple(dict.fromkeys(name_of(one) if isinstance(one, int) else one for one in found if one))


def name_of(unit: int) -> str:
    """Give the full name of a unit."""
    return Unit.objects.values_list("name", flat=True).get(pk=unit)


def conference_of(name: str) -> str:
    """Give the name of the office of the conference, which the petition office is as well (Art. 13)."""
    if name.endswith(OFFICE):
        return name.removesuffix(OFFICE) + CONFERENCE
    return f"{name}（{CONFERENCE}）"


Found = Iterator[int | str | None]


def _sender(_view: CaseView, _about: About, request: RequestFile) -> Found:
    yield request.sender


def _chosen(_view: CaseView, about: About, _request: RequestFile) -> Found:
    yield from (about.unit(name) for name in (*CHOOSING, "also"))


def _holder(_view: CaseView, _about: About, request: RequestFile) -> Found:
    yield request.holder


def _objector(view: CaseView, _about: About, request: RequestFile) -> Found:
    objection = view.case.act(request.objection_seq) if request.objection_seq is not None else None
    yield objection.by.unit if objection is not None else None


def _supervised(view: CaseView, about: About, _request: RequestFile) -> Found:
    concerns = about.codes.get("concerns")
    yield view.case.heir(concerns["unit"]) if isinstance(concerns, Mapping) else None


def _asker(view: CaseView, about: About, request: RequestFile) -> Found:
    asked = asked_act(view, about)
    if asked is not None and asked.kind is K.UPHOLD_ABOVE:
        yield from _named(view, about, request)
    elif asked is not None:
        yield asked.by.unit


def _disputants(_view: CaseView, about: About, request: RequestFile) -> Found:
    yield from (request.holder, about.unit("other"))


def _named(view: CaseView, about: About, _request: RequestFile) -> Found:
    yield from named(view, about)


def named(view: OnFile, about: About) -> Found:
    """Give who is reported to: as the report names them, else the office that passed the matter down.

    A unit where it is one of the tree, else the name of the office.
    """
    told = about.codes.get("addressee")
    if told:
        yield from NAMED[Addressee(told)](view, about)
        return
    order = last_act(view, about, K.RECEIVE_FROM_ABOVE)
    if order is not None:
        above = Above(order.payload["above"])
        yield (upper_office_for(about.organ, on=view.on) if above is Above.CITY else None) or above.label


def _leading(view: OnFile, about: About) -> Found:
    """Give committee and government of the organ's own level."""
    led_by = organ_in_tree(about.organ, on=view.on).above
    level = Unit.objects.values_list("level", flat=True).get(pk=about.organ)
    place = Unit.objects.values_list("place", flat=True).get(pk=about.organ)
    own = Unit.objects.on(view.on).filter(kind__in=LEADING, level=level, place=place).order_by("-kind")
    yield from own.values_list("pk", flat=True) if own else [unit for unit, kind in led_by if kind in LEADING][:1]


def _department(_view: OnFile, about: About) -> Found:
    yield about.said.words.get("department", "").strip()


def _conference(view: OnFile, _about: About) -> Found:
    yield conference_of(name_of(view.case.office)) if view.case.office is not None else CONFERENCE


def _above(view: OnFile, about: About) -> Found:
    yield upper_office_for(about.organ, on=view.on) or Addressee.ABOVE.label


def _national(_view: OnFile, _about: About) -> Found:
    yield Addressee.NATIONAL.label


NAMED: Final[Mapping[Addressee, Callable[[OnFile, About], Found]]] = {
    Addressee.COMMITTEE: _leading,
    Addressee.DEPARTMENT: _department,
    Addressee.CONFERENCE: _conference,
    Addressee.ABOVE: _above,
    Addressee.NATIONAL: _national,
}
RULES: Final[Mapping[To, Callable[[CaseView, About, RequestFile], Found]]] = {
    To.SENDER: _sender,
    To.CHOSEN: _chosen,
    To.HOLDER: _holder,
    To.OBJECTOR: _objector,
    To.SUPERVISED: _supervised,
    To.ASKER: _asker,
    To.DISPUTANTS: _disputants,
    To.NAMED: _named,
}
