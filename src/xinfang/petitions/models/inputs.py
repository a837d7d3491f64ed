"""What the fold reads besides the acts: every rulebook and calendar that was ever active, by digest."""

from typing import ClassVar

from django.db import models


class RuleSet(models.Model):
    """A rulebook as canonical bytes."""

    append_only: ClassVar[bool] = True

    digest = models.CharField(primary_key=True, max_length=64, db_collation="C")
    content = models.BinaryField()
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "规则集"

    def __str__(self) -> str:
        return self.digest[:12]


class CalendarSet(models.Model):
    """A working calendar as canonical bytes."""

    append_only: ClassVar[bool] = True

    digest = models.CharField(primary_key=True, max_length=64, db_collation="C")
    content = models.BinaryField()
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"

    def __str__(self) -> str:
        return self.digest[:12]


class ActiveInputs(models.Model):
    """The rulebook and the calendar by which acts are judged now; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    rulebook = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", db_index=False)
    calendar = models.ForeignKey(CalendarSet, models.PROTECT, related_name="+", db_index=False)
    active_from = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "现行规则和日历"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="active_inputs_one_row")
        ]

    def __str__(self) -> str:
        return "现行"
