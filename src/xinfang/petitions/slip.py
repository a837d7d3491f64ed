"""What the slips handed over at registration, to those who join, and with another code, say (登记回执)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xinfang.kernel.codes import derived_code, grouped
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import owed_to, person_of
from xinfang.law.terms import Channel, RequestClass
from xinfang.orgs.models import Unit
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import new_code, rows_now
from xinfang.petitions.joining import person_code
from xinfang.petitions.models import ActRecord, Party, Petition
from xinfang.petitions.reading import case_of

GONE = "没有可以打印的登记回执。"
ROUTE = frozenset({"R22-22-route", "R05-21-route"})
DIRECT = frozenset({"R22-23-direct", "R05-22-direct"})
# Whoever comes by these gets a query code.
CODED = (ActKind.REGISTER, ActKind.JOIN_PERSON, ActKind.REISSUE_CODE)
WHY = {ActKind.REGISTER: "registered", ActKind.JOIN_PERSON: "joined", ActKind.REISSUE_CODE: "reissued"}
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
    """The content of one slip. For an accusation it names neither class nor subject, and promises only routing.

    `name` is that of whom it is handed to, where several get one each.
    """

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
    name: str = ""
    why: str = "registered"


def slips_of(command: UUID) -> tuple[Slip, ...]:
    """Give the slips of those whom `command` registered, or let join, in the order in which they were told.

    It asks nothing about sight: who registers an accusation may not see the case, but gets its slip. So the caller
    answers for it that `command` was just carried out for the person who asks.
    """
    petition = _touched_by(command)
    case = case_of(petition)
    came = [act for act in case.said if act.command == command and act.kind in CODED]
    names = _names(petition, case, came) if len(came) > 1 or came[0].kind is not ActKind.REGISTER else {}
    office = Unit.objects.values_list("name", flat=True).get(pk=case.acts[0].by.unit or 0)
    return tuple(_slip(case, act, office=office, name=names.get(act.seq, "")) for act in came)


def _slip(case: CaseFile, act: Act, *, office: str, name: str) -> Slip:
    person = person_of(case, act) if act.kind is ActKind.REISSUE_CODE else act.seq
    mine = next((one for one in case.persons if one.seq == person), None)
    reachable = case.reachable if person == case.first_person else mine is not None and mine.reachable
    return Slip(
        petition=act.petition,
        number=case.number,
        code=grouped(_code(act)),
        received_on=case.said[0].happened_on,
        registered_on=act.recorded_on,
        channel=Channel(case.channel).label,
        office=office,
        reachable=reachable,
        concealed=case.concealed,
        promises=(*_dated(case, of=person), *_general(case, reachable=reachable)),
        name=name,
        why=WHY[act.kind] if not act.payload.get("together") else WHY[ActKind.REGISTER],
    )


def _code(act: Act) -> str:
    if act.kind is ActKind.REISSUE_CODE:
        return new_code(act.command)
    return derived_code(act.command) if act.kind is ActKind.REGISTER else person_code(act.command, act.part)


def _row(case: CaseFile, act: Act) -> str:
    """Give the row that says how the petitioner is called now."""
    person = person_of(case, act) if act.kind is ActKind.REISSUE_CODE else act.seq
    return next(iter(rows_now(case.acts, person)), "")


def _names(petition: Petition, case: CaseFile, came: list[Act]) -> dict[int, str]:
    """Give the names of those who came by the acts; whoever gave none is told by his address or telephone."""
    rows = {str(row.pk): opened(row) for row in Party.objects.filter(petition=petition)}
    now = {act.seq: _row(case, act) for act in came}
    told = {seq: rows.get(row) for seq, row in now.items()}
    return {seq: one.name or one.address or one.phone or one.id_no for seq, one in told.items() if one is not None}


def _touched_by(command: UUID) -> Petition:
    made = ActRecord.objects.filter(command_id=command, kind__in=CODED).order_by("seq").values_list("petition", "kind")
    pk, kind = made.first() or (None, "")
    petition = Petition.objects.filter(pk=pk).first() if pk else None
    if petition is None or (kind == ActKind.REGISTER and petition.query_mac is None):
        raise NotFound(GONE)
    return petition


def _dated(case: CaseFile, *, of: int) -> tuple[Promise, ...]:
    """Give what has put somebody under a duty to route, or to tell the petitioner who came by the act, each rule once.

    Once the matter has gone on, nothing of it is to come any more.
    """
    found: dict[str, Promise] = {}
    for one in case.obligations:
        his = one.rule not in DIRECT or owed_to(case, one) == of
        if one.is_open and his and one.rule in ROUTE | DIRECT and not (case.concealed and one.rule in DIRECT):
            rule = case.rulebook.rule(one.rule)
            what = "区分情况转送、交办或者报请决定" if one.rule in ROUTE else "书面告知您接收情况以及处理途径和程序"
            words = f"登记单位自收到之日起{rule.period.say()}内，{what}"
            found[one.rule] = Promise(words, rule.article, one.due, one.provisional)
    return tuple(found.values())


def _general(case: CaseFile, *, reachable: bool) -> tuple[Promise, ...]:
    """Give what will be owed once an organ has the matter; nothing for an accusation, which has its own ways."""
    if case.concealed:
        return ()
    tell, handle = case.rulebook.rule(TELL), case.rulebook.rule(HANDLE)
    said = []
    if reachable and any(one.rule in ROUTE for one in case.obligations):
        words = f"承办单位自收到转送、交办之日起{tell.period.say()}内，书面告知您接收情况以及处理途径和程序"
        said.append(Promise(words, tell.article))
    if any(request.klass is RequestClass.CLAIM for request in case.requests):
        words = f"适用信访程序办理的，承办单位自受理之日起{handle.period.say()}内办结并出具信访处理意见书"
        said.append(Promise(words, handle.article))
    return tuple(said)
