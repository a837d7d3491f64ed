"""The rulebook and the calendar by which petitions are folded, read from the database by digest."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connections, transaction

from xinfang.kernel import clock
from xinfang.kernel.errors import UserError
from xinfang.law.calendar import WorkCalendar, calendar_from_bytes, shipped_calendar
from xinfang.law.rulebook import Rulebook, rulebook_from_bytes, shipped_rulebook
from xinfang.petitions.models import ActiveInputs, CalendarSet, Petition, RuleSet


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the fold reads besides the acts."""

    rulebook: Rulebook
    calendar: WorkCalendar


def load_shipped(*, using: str = "owner") -> None:
    """Store the shipped rulebook and calendar; make them active only while no petition exists.

    Later, they become active by a recompute run, since dates told to people may move.
    """
    rulebook, calendar, at = shipped_rulebook(), shipped_calendar(), clock.now()
    with transaction.atomic(using=using):
        RuleSet.objects.using(using).bulk_create(
            [RuleSet(digest=rulebook.digest, content=rulebook.canonical(), loaded_at=at)], ignore_conflicts=True
        )
        CalendarSet.objects.using(using).bulk_create(
            [CalendarSet(digest=calendar.digest, content=calendar.canonical(), loaded_at=at)], ignore_conflicts=True
        )
        if not Petition.objects.using(using).exists():
            ActiveInputs.objects.using(using).update_or_create(
                id=1,
                defaults={"rulebook_id": rulebook.digest, "calendar_id": calendar.digest, "active_from": at},
            )


def store(inputs: Inputs, *, at: datetime) -> None:
    """Keep a rulebook and a calendar under their digests, for ever; those known already stay as they are."""
    RuleSet.objects.bulk_create(
        [RuleSet(digest=inputs.rulebook.digest, content=inputs.rulebook.canonical(), loaded_at=at)],
        ignore_conflicts=True,
    )
    CalendarSet.objects.bulk_create(
        [CalendarSet(digest=inputs.calendar.digest, content=inputs.calendar.canonical(), loaded_at=at)],
        ignore_conflicts=True,
    )


def active_locked() -> Inputs:
    """Give the active inputs and keep them from being changed until the transaction ends."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select rulebook_id, calendar_id from petitions_activeinputs where id = 1 for share")
        row = cursor.fetchone()
    if row is None:
        raise UserError("数据库中没有现行规则和日历，请先运行 xinfang migrate。")
    return inputs_of(*row)


def active() -> Inputs:
    """Give the active inputs, for reading."""
    row = ActiveInputs.objects.values_list("rulebook_id", "calendar_id").get()
    return inputs_of(*row)


def inputs_of(rulebook_digest: str, calendar_digest: str) -> Inputs:
    """Give the inputs with these digests, kept in memory once read."""
    return Inputs(_rulebook(rulebook_digest), _calendar(calendar_digest))


@lru_cache(maxsize=16)
def _rulebook(digest: str) -> Rulebook:
    return rulebook_from_bytes(bytes(RuleSet.objects.values_list("content", flat=True).get(pk=digest)))


@lru_cache(maxsize=16)
def _calendar(digest: str) -> WorkCalendar:
    return calendar_from_bytes(bytes(CalendarSet.objects.values_list("content", flat=True).get(pk=digest)))
