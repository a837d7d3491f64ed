"""The day that an earlier petition's file writes into a paper that rests on it (第十九条第三款、第三十六条第三款)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.compared import RESTING
from xinfang.petitions.casework import CaseView
from xinfang.petitions.compared import shown_of
from xinfang.petitions.paper_about import About

# Under which name a paper has the day, and what the other file calls it.
DAYS: Final = {ActKind.REFUSE: ("period_ends", "until"), ActKind.DECLINE_REPEAT: ("final_served_on", "ended_on")}


def resting_days(view: CaseView, about: About) -> Iterator[tuple[str, date]]:
    """Give the day on which the paper rests, as the door will find it on the other file; none where it was typed."""
    act, number = about.paper.act, about.said.words.get("earlier", "").strip()
    if act not in RESTING or act is None or not number or about.codes.get(DAYS[act][0]):
        return
    shown, (name, known) = shown_of(number, person=view.person, unit=about.organ), DAYS[act]
    seized = about.unit("seized")
    there = [one for one in shown["requests"] if seized in (None, one["holder"])] if shown is not None else []
    days = [date.fromisoformat(one[known]) for one in there if one[known] is not None]
    if days:
        yield name, max(days) if act is ActKind.REFUSE else min(days)
