"""What the slip handed over at registration says (登记回执)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xinfang.kernel.codes import derived_code, grouped
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.terms import Channel, RequestClass
from xinfang.orgs.models import Unit
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.reading import case_of

GONE = "没有可以打印的登记回执。"
ROUTE = frozenset({"R22-22-route", "R05-21-route"})
DIRECT = frozenset({"R22-23-direct", "R05-22-direct"})
TELL, HANDLE = "R22-23-fwd", "R22-34-handle"


@dataclass(frozen=True, slots=True)
class Promise:
    """What is owed to the petitioner, under which article, and by which day where one is known already."""

    words: str
    article: str
    due: date | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """The content of one slip. For an accusation it names neither class nor subject, and promises only routing."""

    petition: UUID
    number: str
    code: str
    received_on: date
    registered_on: date
    channel: str
    office: str
    reachable: bool
    concealed: bool
    promises: tuple[Promise, ...]


def slip_of(command: UUID) -> Slip:
    """Give the slip of the petition that `command` registered.

    It asks nothing about sight: who registers an accusation may not see the case, but gets its slip. So the caller
    answers for it that `command` is the registration just made by the person who asks.
    """
    petition = _registered_by(command)
    case = case_of(petition)
    first = case.said[0]
    office = Unit.objects.values_list("name", flat=True).get(pk=first.by.unit or 0)
    return Slip(
        petition=petition.pk,
        number=case.number,
        code=grouped(derived_code(command)),
        received_on=first.happened_on,
        registered_on=first.recorded_on,
        channel=Channel(case.channel).label,
        office=office,
        reachable=case.reachable,
        concealed=case.concealed,
        promises=(*_dated(case), *_general(case)),
    )


def _registered_by(command: UUID) -> Petition:
    made = (
        ActRecord.objects.filter(command_id=command, kind=ActKind.REGISTER).values_list("petition", flat=True).first()
    )
    petition = Petition.objects.filter(pk=made, query_mac__isnull=False).first() if made else None
    if petition is None:
        raise NotFound(GONE)
    return petition


def _dated(case: CaseFile) -> tuple[Promise, ...]:
    """Give what registration itself put somebody under, each rule once."""
    found: dict[str, Promise] = {}
    for one in case.obligations:
        if one.rule in ROUTE | DIRECT and not (case.concealed and one.rule in DIRECT):
            rule = case.rulebook.rule(one.rule)
            what = "区分情况转送、交办或者报请决定" if one.rule in ROUTE else "书面告知您接收情况以及处理途径和程序"
            words = f"登记单位自收到之日起{rule.period.say()}内，{what}"
            found[one.rule] = Promise(words, rule.article, one.due, one.provisional)
    return tuple(found.values())


def _general(case: CaseFile) -> tuple[Promise, ...]:
    """Give what will be owed once an organ has the matter; nothing for an accusation, which has its own ways."""
    if case.concealed:
        return ()
    tell, handle = case.rulebook.rule(TELL), case.rulebook.rule(HANDLE)
    said = []
    if case.reachable and any(one.rule in ROUTE for one in case.obligations):
        words = f"承办单位自收到转送、交办之日起{tell.period.say()}内，书面告知您接收情况以及处理途径和程序"
        said.append(Promise(words, tell.article))
    if any(request.klass is RequestClass.CLAIM for request in case.requests):
        words = f"适用信访程序办理的，承办单位自受理之日起{handle.period.say()}内办结并出具信访处理意见书"
        said.append(Promise(words, handle.article))
    return tuple(said)
