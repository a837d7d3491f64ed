"""Units, people, capacities and delegations, each dated."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.dated import DatedQuerySet, begins, ends, in_order


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


class Unit(models.Model):
    """An organ, office, section or town (机关、单位), with the days on which it exists.

    `parent` is the unit that leads it; `place` the division code of the place it serves, zeros for the country.
    """

    code = word("单位代码", 20, unique=True)
    name = word("全称", 100)
    short_name = word("简称", 50)
    pinyin = word("拼音", 300, help_text="按拼音排序用。")
    kind = word("单位类型", 20, choices=unit_kinds)
    level = word("层级", 10, choices=Level.choices)
    place = word("行政区划代码", 9)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="领导单位", null=True, blank=True, related_name="children"
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, verbose_name="承继单位", null=True, blank=True, related_name="predecessors"
    )
    valid_from = begins()
    valid_to = ends()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        indexes = [models.Index("kind", "pinyin", name="unit_by_kind_and_pinyin")]
        constraints = [
            in_order("unit_ends_after_it_begins"),
            one_of("unit_kind_is_known", "kind", unit_kinds),
            models.CheckConstraint(name="unit_level_is_known", condition=Q(level__in=sorted(Level.values))),
            models.CheckConstraint(
                name="unit_code_is_plain",
                condition=Q(code__regex=r"^[0-9A-Z]{2,20}$"),
                violation_error_message="单位代码只用数字和大写字母，2 至 20 位。",
            ),
            models.CheckConstraint(
                name="unit_place_is_a_division_code",
                condition=Q(place__regex=r"^[0-9]{6}([0-9]{3})?$"),
                violation_error_message="行政区划代码应当是 6 位或者 9 位数字。",
            ),
            models.CheckConstraint(name="unit_is_not_its_own_parent", condition=~Q(parent=F("id"))),
            models.CheckConstraint(name="unit_is_not_its_own_successor", condition=~Q(successor=F("id"))),
            models.CheckConstraint(
                name="unit_with_successor_is_closed", condition=Q(successor=None) | Q(valid_to__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        """Give the short name."""
        return self.short_name


class UnitClosure(models.Model):
    """Who is above whom: one row for each unit and each unit that leads it, itself at depth 0 included."""

    ancestor = models.ForeignKey(Unit, models.PROTECT, verbose_name="上级单位", related_name="+", db_index=False)
    descendant = models.ForeignKey(Unit, models.PROTECT, verbose_name="下级单位", related_name="+", db_index=False)
    depth = models.PositiveSmallIntegerField("层数")

    class Meta:
        verbose_name = verbose_name_plural = "隶属关系"
        indexes = [models.Index("descendant", "depth", name="closure_upwards")]
        constraints = [
            models.UniqueConstraint("ancestor", "descendant", name="closure_pair_is_unique"),
            models.CheckConstraint(
                name="closure_depth_fits",
                condition=Q(depth=0, ancestor=F("descendant")) | (Q(depth__gt=0) & ~Q(ancestor=F("descendant"))),
            ),
        ]

    def __str__(self) -> str:
        """Give the pair of ids."""
        return f"{self.ancestor_id} > {self.descendant_id}"


class PersonManager(BaseUserManager["Person"]):
    """People, found by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody who works with the system; what he may do comes from his capacities alone."""

    username = word("用户名", 40, unique=True)
    name = word("姓名", 50)
    pinyin = word("拼音", 200, help_text="按拼音排序用。")
    is_active = models.BooleanField("可以登录", default=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        constraints = [
            models.CheckConstraint(
                name="person_username_is_plain",
                condition=Q(username__regex=r"^[a-z][a-z0-9._-]{1,39}$"),
                violation_error_message="用户名须以小写字母开头，只用小写字母、数字、点、横线和下划线。",
            )
        ]

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Capacity(models.Model):
    """In which capacity (身份) a person acts at a unit, and on which days."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="人员", related_name="capacities")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="capacities")
    kind = word("身份", 20, choices=capacity_kinds)
    valid_from = begins()
    valid_to = ends()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "身份"
        constraints = [
            in_order("capacity_ends_after_it_begins"),
            one_of("capacity_kind_is_known", "kind", capacity_kinds),
        ]

    def __str__(self) -> str:
        """Give the Chinese name of the kind."""
        return CapacityKind(self.kind).label


class Delegation(models.Model):
    """A capacity lent to another person (委托) for some days; its holder keeps it too."""

    capacity = models.ForeignKey(Capacity, models.PROTECT, verbose_name="身份", related_name="delegations")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="受托人", related_name="delegations")
    valid_from = begins()
    valid_to = models.DateField("失效日期", help_text="自该日起不再有效。")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "委托"
        constraints = [in_order("delegation_ends_after_it_begins")]

    def __str__(self) -> str:
        """Give what is lent to whom, as ids."""
        return f"{self.capacity_id} → {self.person_id}"


class Holding(models.Model):
    """Who may act in which capacity on which days, his own or lent to him: a view, never written.

    A capacity holds no longer than its unit exists, a delegation no longer than its capacity.
    """

    key = models.TextField("键", primary_key=True, db_collation="C")
    capacity = models.ForeignKey(Capacity, models.DO_NOTHING, verbose_name="身份", related_name="+")
    person = models.ForeignKey(Person, models.DO_NOTHING, verbose_name="人员", related_name="+")
    unit = models.ForeignKey(Unit, models.DO_NOTHING, verbose_name="单位", related_name="+")
    delegation = models.ForeignKey(Delegation, models.DO_NOTHING, verbose_name="委托", related_name="+", null=True)
    kind = word("身份", 20, choices=capacity_kinds)
    valid_from = begins()
    valid_to = ends()

    objects = DatedQuerySet.as_manager()

    class Meta:
        managed = False
        verbose_name = verbose_name_plural = "可用身份"

    def __str__(self) -> str:
        """Give the Chinese name of the kind."""
        return CapacityKind(self.kind).label
