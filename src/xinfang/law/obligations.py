"""Obligations and remedies: who owes what, who may do what, by which day, under which rule."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from xinfang.law.acts import Act
from xinfang.law.calendar import DAY, WorkCalendar
from xinfang.law.periods import Pause, Period, Unit, due
from xinfang.law.rulebook import Basis, Rulebook

UNTIL_SET_DAY = Period(1, Unit.DAY)  # counted from the eve of a day set for the case, so that it rolls like any other
ObligationKey = tuple[str, int | None, int, int, int | None]


class Standing(StrEnum):
    """How an obligation stands on a day; computed when read, never stored."""

    OPEN = "OPEN"
    MET = "MET"
    MET_LATE = "MET_LATE"
    OVERDUE = "OVERDUE"
    VOID = "VOID"
    UNTIMED = "UNTIMED"
    PAST_INTERNAL = "PAST_INTERNAL"
    MET_PAST_INTERNAL = "MET_PAST_INTERNAL"

    @property
    def label(self) -> str:
        """Give the Chinese word shown on screen."""
        return STANDING_LABELS[self]


STANDING_LABELS = {
    Standing.OPEN: "期限内",
    Standing.MET: "已按期履行",
    Standing.MET_LATE: "已逾期履行",
    Standing.OVERDUE: "已逾期",
    Standing.VOID: "已终止",
    Standing.UNTIMED: "无法定天数",
    Standing.PAST_INTERNAL: "已过内部时限",
    Standing.MET_PAST_INTERNAL: "过内部时限后履行",
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """What somebody owes under a rule: the facts, from which `standing` on a day is told.

    `started_on` is the day that is not counted; `held_by` the annulled act whose earlier start still binds;
    `incomplete` marks a duty of an imported case, of which not all acts are on file; `kept` a date told before the
    calendar or the rules changed, which stands; `pauses` the hearings of a final review (Art. 36②); `arises_on`
    the day before which nothing is owed, where a duty arises only if something is not done by then.
    """

    rule: str
    basis: str
    anchor_seq: int
    started_on: date
    obligor_unit: int | None = None
    obligor_party: bool = False
    request_n: int | None = None
    length: int | None = None
    length_unit: str = "NONE"
    extended_days: int = 0
    set_for: date | None = None
    due_strict: date | None = None
    due: date | None = None
    provisional: bool = False
    discharged_on: date | None = None
    discharged_by: int | None = None
    entered_late: bool = False
    void_on: date | None = None
    void_by: int | None = None
    held_by: int | None = None
    incomplete: bool = False
    kept: bool = False
    pauses: tuple[Pause, ...] = ()
    arises_on: date | None = None

    @property
    def key(self) -> ObligationKey:
        """Give what tells this obligation from the others of its case."""
        return (self.rule, self.obligor_unit, int(self.obligor_party), self.anchor_seq, self.request_n)

    @property
    def is_open(self) -> bool:
        """Tell whether it is neither discharged nor void."""
        return self.discharged_on is None and self.void_on is None


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the petitioner (`unit` None) or an organ may still do, and until which day."""

    rule: str
    anchor_seq: int
    request_n: int
    started_on: date
    unit: int | None = None
    until_strict: date | None = None
    until: date | None = None
    provisional: bool = False
    used_by: int | None = None
    void_by: int | None = None
    kept: bool = False

    @property
    def key(self) -> tuple[str, int | None, int, int]:
        """Give what tells this remedy from the others of its case."""
        return (self.rule, self.unit, self.anchor_seq, self.request_n)


def has_arisen(obligation: Obligation, *, on: date) -> bool:
    """Tell whether the duty is or was owed on the day: not before it arises, nor when it had ended before."""
    day = obligation.arises_on
    return day is None or (day <= on and (obligation.void_on is None or obligation.void_on >= day))


def standing(obligation: Obligation, *, on: date) -> Standing:
    """Tell how `obligation` stands on the day `on`.

    Nobody is called late on a provisional date or on an imported case, whose file is not whole, nor by a period of the
    office's own, which passes and is told as such. An obligation that ended after its day stood overdue until then.
    """
    told = _standing(obligation, on=on)
    return INTERNALLY.get(told, told) if obligation.basis == Basis.INTERNAL else told


INTERNALLY = {Standing.OVERDUE: Standing.PAST_INTERNAL, Standing.MET_LATE: Standing.MET_PAST_INTERNAL}


def _standing(obligation: Obligation, *, on: date) -> Standing:
    certain = obligation.due is not None and not obligation.provisional and not obligation.incomplete
    if obligation.discharged_on is not None and obligation.discharged_on <= on:
        late = certain and obligation.due is not None and obligation.discharged_on > obligation.due
        return Standing.MET_LATE if late else Standing.MET
    if obligation.void_on is not None and obligation.void_on <= on:
        return Standing.VOID
    if obligation.due is None:
        return Standing.UNTIMED
    return Standing.OVERDUE if certain and obligation.due < on else Standing.OPEN


def counted(obligation: Obligation, *, rulebook: Rulebook, calendar: WorkCalendar) -> Obligation:
    """Give `obligation` with its period and its dates computed from its rule and start."""
    rule = rulebook.rule(obligation.rule)
    length = rule.period.length if rule.has_period else None
    base = replace(obligation, basis=rule.basis.value, length=length, length_unit=rule.period.unit.value)
    if obligation.set_for is not None:
        found = due(obligation.set_for - DAY, period=UNTIL_SET_DAY, calendar=calendar)
    elif rule.has_period:
        pauses = obligation.pauses if rule.pausable else ()
        added = obligation.extended_days
        found = due(obligation.started_on, period=rule.period, calendar=calendar, pauses=pauses, extension=added)
    else:
        return base
    return replace(base, due_strict=found.strict, due=found.due, provisional=found.provisional)


def counted_remedy(remedy: Remedy, *, rulebook: Rulebook, calendar: WorkCalendar) -> Remedy:
    """Give `remedy` with its last day computed."""
    found = due(remedy.started_on, period=rulebook.rule(remedy.rule).period, calendar=calendar)
    return replace(remedy, until_strict=found.strict, until=found.due, provisional=found.provisional)


def opened_again(known: Iterable[Obligation], made: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Give `known` with what is `made`; what had been owed before under the same key is owed again as it was."""
    new = {one.key: one for one in made}
    kept = tuple(_open_again(o) if new.pop(o.key, None) is not None else o for o in known)
    return (*kept, *new.values())


def _open_again(o: Obligation) -> Obligation:
    return replace(o, discharged_on=None, discharged_by=None, void_on=None, void_by=None, entered_late=False)


def discharged(obligation: Obligation, *, by: Act) -> Obligation:
    """Give `obligation` met by the act `by`; an entry made only after the day is marked, unless it was imported."""
    late_entry = obligation.due is not None and by.happened_on <= obligation.due < by.recorded_on
    marked = obligation.entered_late or (late_entry and not by.imported)
    return replace(obligation, discharged_on=by.happened_on, discharged_by=by.seq, entered_late=marked)
