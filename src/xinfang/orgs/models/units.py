"""Units and who leads whom."""

from django.db import models
from django.db.models import F, Q

from xinfang.orgs.dated import DatedQuerySet, begins, ends, in_order
from xinfang.orgs.models.columns import Level, one_of, unit_kinds, word


class Unit(models.Model):
    """An organ, office, section or town (机关、单位), with the days on which it exists.

    `parent` is the unit that leads it, `superior` its own superior in the trade where that is another; `place` the
    division code of the place it serves, zeros for the country.
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
    superior = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上一级主管部门", null=True, blank=True, related_name="subordinates"
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


class UnitContact(models.Model):
    """How a unit is reached from a day on: where it is written to, and its telephone; the newest row counts."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="contacts", db_index=False)
    valid_from = begins()
    address = word("通信地址", 100, blank=True, default="")
    postcode = word("邮政编码", 6, blank=True, default="")
    telephone = word("电话", 40, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "单位联系方式"
        constraints = [models.UniqueConstraint("unit", "valid_from", name="unit_contact_once_a_day")]

    def __str__(self) -> str:
        """Give the address."""
        return self.address


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
