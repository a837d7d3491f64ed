"""Numbers of our own, gap-free, and the numbers that other systems gave."""

from typing import ClassVar

from django.db import models

from xinfang.orgs.models import Unit
from xinfang.petitions.models.petition import Petition


class NumberCounter(models.Model):
    """The last number that an office gave out in a year; locked while one is given."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后编号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号簿"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "year"], name="number_counter_once")
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.last}"


class ForeignId(models.Model):
    """The number that another system gave to a petition."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="foreign_ids")
    system = models.CharField("系统", max_length=40, db_collation="C")
    number = models.CharField("编号", max_length=80, db_collation="C")

    class Meta:
        verbose_name = verbose_name_plural = "外部编号"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["system", "number"], name="foreign_id_once")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"
