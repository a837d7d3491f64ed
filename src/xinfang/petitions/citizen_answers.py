"""Answers that a petitioner may not read on his page yet, and what he is told of them instead.

Their words stand there once it is proven that he was served, or once he opened the paper on the page with his consent:
his periods run from that day, and nobody is to read an answer whose periods have not begun, or seem not to have.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from xinfang.documents.models import Issued, Opened
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CLOSED, CaseFile
from xinfang.law.failures import to_be_served
from xinfang.law.persons import consents, person_of, standing
from xinfang.law.position import Stage
from xinfang.law.review_position import ORDERED, ReviewPosition
from xinfang.law.rulings.serving import FAILURES, SERVICES
from xinfang.orgs.contacts import Contact, contacts_of
from xinfang.orgs.models import Unit
from xinfang.petitions.addressees import persons_of
from xinfang.petitions.citizen_steps import Details

Held = Mapping[int, Details]
Papers = Mapping[int, tuple[str, bool]]
K: Final = ActKind
# By which act an answer is proved to have been served; other papers are sent and need no proof.
SERVED_BY: Final = {K.ISSUE_OPINION: K.SERVE, K.DECIDE_REVIEW: K.SERVE_REVIEW}
ANSWERS: Final = frozenset(SERVED_BY)
SERVING: Final = "正在送达您。有期限的，自送达有证明之日起算；正文送达以后显示在这里。"
LEFT: Final = "您已经退出共同信访，不再向您送达。"
REPLACED: Final = "没有送达您，由其后作出的意见代替。"
OVER: Final = "没有送达您，也不再送达；没有起算期限。"
ANOTHERS: Final = "送达请求复查、复核的信访人；送达以后，正文也显示在这里。"
PUT_OUT: Final = "文书已经放在本页“送达您的文书”里，您打开就能看到，打开的那一天就是收到的日期。"
AT_ONCE: Final = "在本页“送达您的文书”里同意电子送达，就能马上打开；也可以由本人带证件到{where}领取。"
COLLECT: Final = "可以由本人带证件到{where}领取。"


def unread(case: CaseFile, *, me: int, on: date) -> Held:
    """Give for each answer that is not served on the petitioner nor opened by him what he reads instead of its words.

    Of what was imported no service is known here: he reads it; and what cannot be served any more.
    """
    live, over = (act for act in case.live if act.kind in ANSWERS and not act.imported), never_served(case, me=me)
    waiting = [act for act in live if act.seq not in over and not _served(case, act, me=me)]
    if not waiting or case.petition is None or case.disposed_seq is not None:
        return {}
    papers = _papers(case.petition, [act.seq for act in waiting], me=me)
    unopened = [act for act in waiting if not papers.get(act.seq, ("", False))[1]]
    places, at_once = _places(unopened, on=on), PUT_OUT if consents(case, me, on=on) else AT_ONCE
    how = {act.seq: at_once if act.seq in papers else COLLECT for act in unopened}
    ways = {act.seq: how[act.seq].format(where=places.get(act.by.unit or 0, "承办单位")) for act in unopened}
    numbers = {seq: number for seq, (number, _) in papers.items()}
    return {act.seq: tuple(_told(case, act, numbers.get(act.seq), ways[act.seq], me=me)) for act in unopened}


def waits_for(case: CaseFile, answer: Act, *, me: int) -> bool:
    """Tell whether a service of the answer on the petitioner can be entered; whether he opened it is not asked."""
    return any((seq, person) == (answer.seq, me) for seq, _, person in to_be_served(case))


def never_served(case: CaseFile, *, me: int) -> Held:
    """Give for each answer that he reads though it was not served on him, and cannot be any more, the word of that."""
    if not any(one.seq == me for one in standing(case)):
        return {}
    mine = (act for act in case.live if act.kind in ANSWERS and not act.imported and not _served(case, act, me=me))
    return {act.seq: (("送达情况", OVER),) for act in mine if _is_over(case, act)}


def _is_over(case: CaseFile, answer: Act) -> bool:
    """Tell whether all its requests are closed, so that nothing of it is served any more, and it stands."""
    open_to_it = ACTS[SERVED_BY[answer.kind]].states
    asked = [request.state for request in case.requests if request.n in answer.requests]
    return set(asked) <= CLOSED - open_to_it and not _replaced(case, answer)


def _served(case: CaseFile, answer: Act, *, me: int) -> bool:
    """Tell whether the answer was served on him; one review is for all, and so is the service of its opinion."""
    about = (act for act in case.live if act.kind in SERVICES and act.about == answer.seq)
    return any(act.kind is K.SERVE_REVIEW or person_of(case, act) == me for act in about)


def _papers(petition: UUID, acts: list[int], *, me: int) -> Papers:
    """Give for each act that issued a paper here its number, and whether the petitioner opened it."""
    opened = Opened.objects.filter(paper=OuterRef("pk"), person=me)
    rows = Issued.objects.filter(petition=petition, seq__in=acts).annotate(opened=Exists(opened))
    return {row.seq: (row.number, row.opened) for row in rows}


def _told(case: CaseFile, act: Act, number: str | None, way: str, *, me: int) -> Iterator[tuple[str, str]]:
    if number is not None:
        yield "文号", number
    if not any(one.seq == me for one in standing(case)):
        yield "送达情况", LEFT
    elif _replaced(case, act):
        yield "送达情况", REPLACED
    elif me not in persons_of(case, act):
        yield "送达情况", ANOTHERS
    else:
        yield "送达情况", SERVING
        yield "怎样马上拿到", way


def _replaced(case: CaseFile, act: Act) -> bool:
    """Tell whether on all its requests it stands no more: another came in its place, or is to come."""
    if act.kind is K.ISSUE_OPINION:
        return act.seq not in {request.opinion_seq for request in case.requests if request.n in act.requests}
    later = (one for one in case.live if one.kind is act.kind and one.seq > act.seq)
    return set(act.requests) <= {n for one in later for n in one.requests}


def _places(acts: Sequence[Act], *, on: date) -> Mapping[int, str]:
    """Give the organs that hold the papers, each with its address and telephone where they are known."""
    units = {act.by.unit for act in acts if act.by.unit is not None}
    reached = contacts_of(units)
    names = Unit.objects.filter(pk__in=units).values_list("pk", "name")
    return {pk: _place(name, reached.on(pk, on)) for pk, name in names}


def _place(name: str, told: Contact) -> str:
    words = "，".join(one for one in (told.address, told.telephone and f"电话{told.telephone}") if one)
    return f"{name}（{words}）" if words else name


def tells_of(act: Act, held: Held) -> bool:
    """Tell whether the act would tell the words of an answer that is withheld: what corrects it or carries it out."""
    return act.target in held or (act.about in held and act.kind not in FAILURES)


def shown_stages(case: CaseFile, found: ReviewPosition, held: Held) -> tuple[Stage, ...]:
    """Give the stages of a review without that which tells the outcome of an opinion that is withheld."""
    asked = {act.about for act in case.live if act.seq in held and act.kind is K.DECIDE_REVIEW}
    hidden = found.review.asked_seq in asked
    return tuple(stage for stage in found.position.stages if not hidden or stage.station is not ORDERED)
