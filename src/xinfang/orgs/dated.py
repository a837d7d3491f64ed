"""Rows that hold from one day until another; the last day is not counted."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[M]):
    """Rows with `valid_from` and `valid_to`."""

    def on(self, day: date) -> Self:
        """Keep what is in force on `day`; a row no longer holds on its `valid_to`."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


def begins() -> "models.DateField[str | date, date]":
    """Give the field for the first day in force."""
    return models.DateField("生效日期")


def ends() -> "models.DateField[str | date | None, date | None]":
    """Give the field for the first day no longer in force; empty while no end is known."""
    return models.DateField("失效日期", null=True, blank=True, help_text="自该日起不再有效。")


def in_order(name: str) -> models.CheckConstraint:
    """Demand that nothing ends before it begins; an empty span is what remains of a mistake."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
        violation_error_message="失效日期不能早于生效日期。",
    )
