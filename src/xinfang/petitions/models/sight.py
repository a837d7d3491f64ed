"""Who sees a petition: units to which it came, less whom an accusation shields it from."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from xinfang.orgs.models import Unit


class Sight(models.Model):
    """That a unit sees a petition: all of it, or the `requests` sent to it."""

    pk = models.CompositePrimaryKey("unit_id", "petition_id")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    petition = models.ForeignKey("petitions.Petition", models.PROTECT, related_name="sights")
    requests = ArrayField(models.PositiveSmallIntegerField(), null=True)
    concealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "可见范围"

    def __str__(self) -> str:
        return f"{self.unit_id}"


class Shield(models.Model):
    """That a petition is kept from an accused unit or person; it wins over every sight.

    Whom the shield reaches besides (units below, units led by the person) is asked of the unit tree when read.
    """

    petition = models.ForeignKey("petitions.Petition", models.PROTECT, related_name="shields", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        verbose_name = verbose_name_plural = "回避屏蔽"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["petition", "unit", "person"], name="shield_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person__isnull=True) | Q(unit__isnull=True, person__isnull=False),
                name="shield_unit_or_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id or self.person_id}"
