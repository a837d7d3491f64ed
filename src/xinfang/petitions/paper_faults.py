"""What stands on the file against a paper: a field of its act left empty, or a word that is another paper's."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from xinfang.documents.sheet import plain_day
from xinfang.documents.types import TYPES
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.fields import FieldKind
from xinfang.law.obligations import Standing, standing
from xinfang.law.oversight import supervisions_of
from xinfang.law.roles import UnitKind
from xinfang.law.terms.disputes import Ruler
from xinfang.law.terms.oversight import Recommendation, SupervisionGround
from xinfang.law.terms.paths import Addressee
from xinfang.law.texts import text_on
from xinfang.orgs.models import Unit
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_about import About
from xinfang.petitions.paper_addressees import name_of
from xinfang.petitions.paper_findings import circular_faults
from xinfang.petitions.tree import from_tree

# Told by the checks of the paper, in words of their own.
TOLD_APART: Final = frozenset({"outcome"})
ELSEWHERE: Final = "该争议由{who}决定，由其印发决定；本单位收到书面决定以后，在事项页面办理“决定受理机关”，附上该决定。"

HAS_SUPERIOR: Final = (
    "该争议有共同的上一级{who}，由其决定受理机关，应当起草《关于指定信访事项受理机关的决定》（第二十四条第一款）。"
)
UNREAD: Final = "{who}还不能查阅所选诉求，不能签发；请先将该事项抄送该机关。"


def faults(view: CaseView, about: About) -> Iterator[str]:
    """Give a sentence for each field of the act that is empty or fits another paper, and for what its kind forbids."""
    if about.paper.act is None or not about.said.requests:
        return
    row, known = ACTS[about.paper.act], about.codes
    for field in row.fields_under(text_on(view.case.rulebook, view.on)):
        asked = field.required and field.kind not in (FieldKind.TEXT, FieldKind.FLAG)
        if asked and field.name not in TOLD_APART and known.get(field.name) in (None, ""):
            yield f"没有填写“{field.label}”。"
    yield from _not_allowed(about)
    own = OWN.get(about.paper.act)
    yield from own(view, about) if own is not None else ()


def _not_allowed(about: About) -> Iterator[str]:
    for name, values in about.paper.only:
        told = about.codes.get(name)
        if told and told not in values:
            same = (one for one in TYPES.values() if one.act is about.paper.act)
            others = dict.fromkeys(one.title for one in same if _allows(one.only, name, told))
            yield f"这样选择的，应当起草{'或者'.join(f'《{title}》' for title in others)}。"


def _allows(only: tuple[tuple[str, tuple[str, ...]], ...], name: str, told: str) -> bool:
    return any(told in values for field, values in only if field == name)


def _ruling(view: CaseView, about: About) -> Iterator[str]:
    """Refuse a ruling that is another's than the organ's, and one by a government that cannot read what it rules on."""
    ruler, other = about.codes.get("ruler"), about.unit("other")
    if not ruler or other is None:
        return
    said = {"other": {"unit": other}}
    common = from_tree(view.case, ActKind.RULE_COMPETENCE, said, requests=about.said.requests, on=view.on).get("common")
    superior = common["unit"] if common is not None else None
    if ruler == Ruler.CONFERENCE and superior is not None:
        yield HAS_SUPERIOR.format(who=name_of(superior))
    elif ruler == Ruler.COMMON_SUPERIOR and superior is None:
        yield "名册中没有共同的上一级机关、单位，由共同的信访工作联席会议协调（第二十四条第一款）。"
    elif ruler in (Ruler.COMMON_SUPERIOR, Ruler.RECUSED) and superior != about.organ:
        yield ELSEWHERE.format(who=name_of(superior) if superior is not None else "上一级机关、单位")
    elif ruler == Ruler.GOVERNMENT and not _is_government(about.organ):
        yield ELSEWHERE.format(who="本级党委和政府或者其指定的机关、单位")
    elif ruler == Ruler.RECUSED and about.unit("to") not in (None, other):
        yield "人员均应当回避的，两处都填写指定的机关、单位；现在填写的不一致。"
    yield from _unread(view, about)


def _unread(view: CaseView, about: About) -> Iterator[str]:
    """Refuse what its organ would approve without being able to read it."""
    seen = view.case.sees(about.organ)
    if seen is not None and not set(about.said.requests) <= set(seen):
        yield UNREAD.format(who=name_of(about.organ))


def _is_government(unit: int) -> bool:
    return Unit.objects.filter(pk=unit, kind=UnitKind.GOVERNMENT).exists()


def _urgent(_view: CaseView, about: About) -> Iterator[str]:
    named = about.said.words.get("department", "").strip()
    if about.codes.get("addressee") == Addressee.DEPARTMENT and not named:
        yield "没有写明相关主管部门的名称。"


def _supervision(view: CaseView, about: About) -> Iterator[str]:
    """Refuse to call it delay while the period of the duty still runs."""
    told = about.codes.get("concerns")
    if about.codes.get("ground") != SupervisionGround.DELAY or not isinstance(told, Mapping) or not told["rule"]:
        return
    for owed in view.case.obligations:
        same = (owed.rule, owed.anchor_seq, owed.obligor_unit) == (told["rule"], told["seq"], told["unit"])
        if same and owed.due is not None and standing(owed, on=view.on) is Standing.OPEN:
            yield f"所针对的义务至{plain_day(owed.due)}尚在期限以内，与督办情形“拖延”矛盾。"
            return


def _recommendation(view: CaseView, about: About) -> Iterator[str]:
    to = about.unit("to")
    if about.codes.get("which") != Recommendation.IMPROVE or to is None:
        return
    if not all(any(True for _ in supervisions_of(view.case, to, n)) for n in about.said.requests):
        yield "该单位在所选诉求上没有受到督办；改进工作的建议随督办提出，请先督办（第四十条第一款）。"


OWN: Final[Mapping[ActKind, Callable[[CaseView, About], Iterator[str]]]] = {
    ActKind.RULE_COMPETENCE: _ruling,
    ActKind.URGENT_REPORT: _urgent,
    ActKind.SUPERVISE: _supervision,
    ActKind.RECOMMEND: _recommendation,
    ActKind.CIRCULATE: circular_faults,
}
