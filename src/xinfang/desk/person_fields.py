"""The choice of petitioners towards whom an act is done: those to whom it is owed, all at once."""

from collections.abc import Mapping, Set
from typing import Any, Final

from django import forms

from xinfang.law.acts import ActKind
from xinfang.law.persons import NOTICES, SERVE_RULES, owed_to, unreached
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.persons import known

Choices = list[tuple[str, Any]]
# What several can be told, or served, on one form, and by which rules it is owed to each.
OWED_BY: Final[Mapping[ActKind, Set[str]]] = {ActKind.INFORM: NOTICES, ActKind.SERVE: frozenset(SERVE_RULES)}
HINTS: Final = {
    ActKind.INFORM: "同样方式告知的，一次勾选；没有告知到的，去掉勾选，另行告知。",
    ActKind.SERVE: "同一天、同样方式送达的，一次勾选，每人各记一条，各自起算复查期限；其余的另行送达。",
}


def at_once(view: CaseView, kind: ActKind, seat: Seat) -> bool:
    """Tell whether the form asks towards whom of several the act is done, and may name many."""
    return kind in OWED_BY and any(one.own for one in view.case.persons) and bool(_owed(view, kind, seat))


def persons_field(view: CaseView, kind: ActKind, seat: Seat, *, also: Set[int]) -> forms.Field:
    """Give the choice of all to whom it is owed, everybody ticked who can be written to; `also` those sent."""
    wanted = _owed(view, kind, seat) | also
    unknown = {one.seq for one in view.case.persons if one.own and not one.reachable}
    choices: Choices = [(str(one.seq), one.words) for one in known(view) if one.seq in wanted and not one.left]
    return forms.MultipleChoiceField(
        label="信访人",
        choices=choices,
        initial=[value for value, _ in choices if int(value) not in unknown],
        widget=forms.CheckboxSelectMultiple,
        help_text=HINTS[kind],
    )


def _owed(view: CaseView, kind: ActKind, seat: Seat) -> frozenset[int]:
    """Give the petitioners to whom the reader's organ owes what an act of this kind meets; who shares one counts once.

    An answer may also be handed to somebody who could not be written to.
    """
    organ, rules = organ_of(seat), OWED_BY[kind]
    mine = (o for o in view.obligations if o.is_open and o.rule in rules and o.obligor_unit == organ)
    owed = {owed_to(view.case, o) for o in mine}
    handed = {who for r in view.requests for who in unreached(view.case, r.n)} if kind is ActKind.SERVE else set()
    return frozenset(owed | handed)
