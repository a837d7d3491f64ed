"""Changes of calendar or rules: the runs, each date that one moved, and what was kept from moving."""

from typing import ClassVar

from django.db import models

from xinfang.orgs.models import Unit
from xinfang.petitions.models.inputs import CalendarSet, RuleSet
from xinfang.petitions.models.petition import Petition


class RecomputeRun(models.Model):
    """That other inputs became active (重新推算), with reason; from then on petitions are brought up to date."""

    append_only: ClassVar[bool] = True

    reason = models.TextField("事由")
    old_rulebook = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", db_index=False)
    old_calendar = models.ForeignKey(CalendarSet, models.PROTECT, related_name="+", db_index=False)
    new_rulebook = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", db_index=False)
    new_calendar = models.ForeignKey(CalendarSet, models.PROTECT, related_name="+", db_index=False)
    fold_version = models.PositiveSmallIntegerField()
    by = models.CharField("操作人", max_length=150)
    started_at = models.DateTimeField("开始时间")

    class Meta:
        verbose_name = verbose_name_plural = "重新推算"

    def __str__(self) -> str:
        return f"{self.pk} {self.reason}"


class RunEnd(models.Model):
    """That no petition was older any more than the inputs of the run."""

    append_only: ClassVar[bool] = True

    run = models.OneToOneField(RecomputeRun, models.PROTECT, primary_key=True, related_name="end")
    ended_at = models.DateTimeField("完成时间")

    class Meta:
        verbose_name = verbose_name_plural = "重新推算的完成"

    def __str__(self) -> str:
        return f"{self.run_id}"


class Dated(models.Model):
    """What tells an obligation or a remedy (`window`) from the others of its petition; rows come and go, this stays."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+", db_index=False)
    run = models.ForeignKey(RecomputeRun, models.PROTECT, related_name="+", db_index=False)
    window = models.BooleanField("救济")
    rule = models.CharField("规则", max_length=30, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, db_index=False)
    party = models.BooleanField("信访人")
    anchor_seq = models.PositiveIntegerField("起算记录")
    request_n = models.PositiveSmallIntegerField("诉求序号", null=True)

    class Meta:
        abstract = True


class ObligationMove(Dated):
    """One date that a run moved: before, after, and why. What had not been there before has no old dates."""

    append_only: ClassVar[bool] = True

    old_strict = models.DateField("原届满日（不顺延）", null=True)
    old_due = models.DateField("原到期日", null=True)
    old_provisional = models.BooleanField("原为暂定")
    new_strict = models.DateField("现届满日（不顺延）", null=True)
    new_due = models.DateField("现到期日", null=True)
    new_provisional = models.BooleanField("现为暂定")
    reason = models.TextField("事由")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "日期变动"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["petition", "run", "window", "rule", "unit", "party", "anchor_seq", "request_n"],
                name="obligation_move_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.old_due} → {self.new_due}"


class KeptDate(Dated):
    """A date that stands although the inputs now give another; every fold of the petition reads it."""

    append_only: ClassVar[bool] = True

    settled_by = models.PositiveIntegerField("了结或者行使的记录", null=True)
    strict = models.DateField("届满日（不顺延）", null=True)
    due = models.DateField("到期日")
    provisional = models.BooleanField("暂定")
    entered_late = models.BooleanField("逾期补记")

    class Meta:
        verbose_name = verbose_name_plural = "沿用的日期"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["petition", "run", "window", "rule", "unit", "party", "anchor_seq", "request_n"],
                name="kept_date_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.due}"
