"""How things stand today, as far as one sees: each figure with what the list behind it is narrowed by."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Min, Q

from xinfang.law.case import CLOSED
from xinfang.law.terms import Channel, RequestState
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.finding import Filters, coming_duties, late_duties, narrowed, readable_requests
from xinfang.petitions.models import Petition

CLOSED_STATES: Final = [state.value for state in CLOSED]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it counts, how many petitions, and by what their list is narrowed."""

    words: str
    count: int
    filters: Filters


@dataclass(frozen=True, slots=True)
class OrganFigure:
    """What one organ is late with: on how many petitions, the oldest day; and on how many something falls due soon."""

    unit: Unit
    late: int
    oldest: date | None
    soon: int


def received(person: Person, *, on: date) -> list[Figure]:
    """Give how many petitions came in today, this week, this month and this year."""
    since = {
        "今天": on,
        "本周": on - timedelta(days=on.weekday()),
        "本月": on.replace(day=1),
        "今年": on.replace(month=1, day=1),
    }
    rows = Petition.objects.visible_to(person).filter(received_on__gte=min(since.values()), received_on__lte=on)
    counts = rows.aggregate(
        **{f"n{i}": Count("pk", filter=Q(received_on__gte=day)) for i, day in enumerate(since.values())}
    )
    return [
        Figure(words, counts[f"n{i}"], Filters(since=day, until=on)) for i, (words, day) in enumerate(since.items())
    ]


def by_channel(person: Person, *, on: date) -> list[Figure]:
    """Give how the petitions of this month came in."""
    first = on.replace(day=1)
    rows = narrowed(person, Filters(since=first, until=on)).order_by().values_list("channel").annotate(Count("pk"))
    counts = dict(rows)
    return [Figure(one.label, counts.get(one.value, 0), Filters(since=first, until=on, channel=one)) for one in Channel]


def open_by_state(person: Person, *, on: date) -> list[Figure]:
    """Give how many petitions have a request in each state that is not closed, as far as `person` sees."""
    seen = Petition.objects.visible_to(person).values("pk")
    rows = readable_requests(person, on=on).filter(petition__in=seen).exclude(state__in=CLOSED_STATES)
    counts = dict(rows.order_by().values_list("state").annotate(Count("petition", distinct=True)))
    states = (state for state in RequestState if counts.get(state.value))
    return [Figure(state.label, counts[state.value], Filters(state=state)) for state in states]


def by_organ(person: Person, *, on: date) -> list[OrganFigure]:
    """Give the organs that are late, the most first, with what falls due for them in the next seven days."""
    late = late_duties(person, on=on).order_by().values("obligor_unit")
    counts = {
        row["obligor_unit"]: (row["n"], row["oldest"])
        for row in late.annotate(n=Count("petition", distinct=True), oldest=Min("due"))
    }
    soon = dict(
        coming_duties(person, on=on).order_by().values_list("obligor_unit").annotate(Count("petition", distinct=True))
    )
    units = Unit.objects.in_bulk([one for one in {*counts, *soon} if one is not None])
    found = [OrganFigure(unit, *counts.get(pk, (0, None)), soon=soon.get(pk, 0)) for pk, unit in units.items()]
    return sorted(found, key=lambda one: (-one.late, -one.soon, one.unit.pinyin))
