"""The words that columns of this app hold, and how they are kept."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q

from xinfang.law.roles import CapacityKind, UnitKind


class Level(models.TextChoices):
    """The level of administration (层级) to which a unit belongs."""

    COUNTRY = "COUNTRY", "国家"
    PROVINCE = "PROVINCE", "省级"
    CITY = "CITY", "市级"
    COUNTY = "COUNTY", "县级"
    TOWNSHIP = "TOWNSHIP", "乡级"


def unit_kinds() -> list[tuple[str, str]]:
    """Give the kinds of unit with their Chinese names."""
    return [(kind.value, kind.label) for kind in UnitKind]


def capacity_kinds() -> list[tuple[str, str]]:
    """Give the kinds of capacity with their Chinese names."""
    return [(kind.value, kind.label) for kind in CapacityKind]


def word(label: str, length: int, **rest: Any) -> "models.CharField[str, str]":
    """Give a text field that every server sorts alike."""
    return models.CharField(label, max_length=length, db_collation="C", **rest)


def one_of(name: str, field: str, choices: Callable[[], list[tuple[str, str]]]) -> models.CheckConstraint:
    """Demand that `field` holds one of the words in `choices`."""
    return models.CheckConstraint(name=name, condition=Q((f"{field}__in", sorted(value for value, _ in choices()))))
