"""What the file records of organs named in a circular: what they did late or not at all, and what was supervised.

Only what is counted from the acts: duties met late, met by a later entry, overdue or not taken up, a reminder without
answer. What a petitioner said or did, and ratings, are not told.
"""

from collections.abc import Iterator
from typing import Final

from xinfang.documents.sheet import plain_day
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.findings import FindingKind, findings, kind_of
from xinfang.law.obligations import Obligation, Standing, standing
from xinfang.law.oversight import owed_by_organs, supervisions_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_about import About
from xinfang.petitions.paper_addressees import name_of
from xinfang.petitions.paper_told import label_in, number_of, standing_words

NAMED: Final = ("organ", "also")
NOTHING: Final = "案卷没有显示{who}在所选诉求上有逾期、到期后补记、届满未受理或者催办无回应的情况，不能通报。"
NOT_SUPERVISED: Final = "{who}在所选诉求上没有受到督办；应当先督办，再通报（第四十条第一款）。"


def named(about: About) -> tuple[int, ...]:
    """Give the organs that a circular names."""
    return tuple(dict.fromkeys(unit for name in NAMED if (unit := about.unit(name)) is not None))


def recorded_lines(view: CaseView, about: About) -> tuple[str, ...]:
    """Give the paragraphs on each organ named: what stands on the file, then the supervisions."""
    return tuple(line for unit in named(about) for line in _of_organ(view, about, unit))


def circular_faults(view: CaseView, about: About) -> Iterator[str]:
    """Give a sentence for each organ named of which the file shows nothing, or that was not supervised first."""
    for unit in named(about):
        if not any(True for _ in _shown(view, about, unit)):
            yield NOTHING.format(who=name_of(unit))
        if not all(any(True for _ in supervisions_of(view.case, unit, n)) for n in about.said.requests):
            yield NOT_SUPERVISED.format(who=name_of(unit))


def _of_organ(view: CaseView, about: About, unit: int) -> Iterator[str]:
    found = list(dict.fromkeys(_shown(view, about, unit)))
    if found:
        yield f"{name_of(unit)}："
        yield from found
    supervised = {act.seq: act for n in about.said.requests for act in supervisions_of(view.case, unit, n)}
    for act in supervised.values():
        ground = label_in(act, "ground") or label_in(act, "old_ground")
        yield f"信访部门于{plain_day(act.happened_on)}对该单位督办{number_of(view, act)}，情形：{ground}。"


def _shown(view: CaseView, about: About, unit: int) -> Iterator[str]:
    """Give what the file shows of an organ on the requests of the paper."""
    for n in about.said.requests:
        for owed in owed_by_organs(view.case, n):
            if view.case.heir(owed.obligor_unit) == unit:
                yield from _duty(view, owed)
    for one in findings(view.case, on=view.on):
        mine = view.case.heir(one.unit) == unit and one.n in about.said.requests
        if mine and one.kind is FindingKind.REMINDER_UNANSWERED:
            yield f"{plain_day(one.on)}再次催办以前，对先前的催办没有任何回应。"


def _duty(view: CaseView, owed: Obligation) -> Iterator[str]:
    kind = kind_of(owed, on=view.on)
    rule = view.case.rulebook.rule(owed.rule)
    told = f"{rule.title}（{rule.article}）："
    if kind is FindingKind.NOT_ACCEPTED:
        yield _not_accepted(view, owed)
    elif kind is FindingKind.ENTERED_LATE and owed.due is not None:
        yield f"{told}应当在{plain_day(owed.due)}以前履行，到期以后才补记。"
    elif kind is not None or standing(owed, on=view.on) is Standing.OVERDUE:
        yield f"{told}{standing_words(owed, view.on)}"


def _not_accepted(view: CaseView, owed: Obligation) -> str:
    """Tell until when a claim was not accepted: to this day, or to the act that accepted it or took it elsewhere."""
    ended = owed.discharged_on or owed.void_on
    if ended is None or ended > view.on:
        return f"告知的期限届满以后，至{plain_day(view.on)}仍没有受理。"
    by = view.case.act(owed.discharged_by or owed.void_by or 0)
    if by is None or by.kind is ActKind.ACCEPT:
        return f"告知的期限届满以后，至{plain_day(ended)}才受理。"
    return f"告知的期限届满以后没有受理，至{plain_day(ended)}办理“{ACTS[by.kind].label}”为止。"
