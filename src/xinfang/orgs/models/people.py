"""People, their capacities, what they lend, and the view of who holds what."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from xinfang.law.roles import CapacityKind
from xinfang.orgs.dated import DatedQuerySet, begins, ends, in_order
from xinfang.orgs.models.columns import capacity_kinds, one_of, word
from xinfang.orgs.models.units import Unit


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
