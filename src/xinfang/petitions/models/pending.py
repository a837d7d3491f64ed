"""Commands that wait for a second person: what was proposed, who may confirm it, what became of it.

What is kept for ever names codes, days and ids; the words lie beside it and go when nobody needs them any more.
"""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet

from xinfang.kernel import clock
from xinfang.orgs.models import Delegation, Person, Unit
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models.petition import Petition, seen


class PendingQuerySet(QuerySet["PendingCommand"]):
    """Proposals; every page starts from `visible_to`."""

    def visible_to(self, person: Person) -> Self:
        """Keep those on petitions that `person` may see today."""
        return self.filter(seen(reach_of(person, on=clock.today()), "petition_id"))

    def open(self) -> Self:
        """Keep those that nobody has answered yet."""
        return self.filter(answer__isnull=True)


class PendingCommand(models.Model):
    """An act proposed (待确认) that takes effect when a second person confirms it; its id is the command's.

    `payload` is what the act will say: codes, days, units, and commitments to the words. `unit` is the organ that acts,
    `seat` where the proposer sits.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, editable=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="proposals")
    kind = models.CharField("行为", max_length=30, db_collation="C")
    happened_on = models.DateField("发生日期")
    proposed_on = models.DateField("提出日期")
    proposed_at = models.DateTimeField("提出时间")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    seat = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    capacity = models.CharField("身份", max_length=20, db_collation="C")
    source = models.CharField("来源", max_length=12, db_collation="C")
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号")
    about_seq = models.PositiveIntegerField("所针对的记录", null=True)
    target_seq = models.PositiveIntegerField("所撤销或者更正的记录", null=True)
    evidence = models.JSONField("证明材料", null=True)
    payload = models.JSONField("内容")
    why = models.TextField("须经确认的理由")

    objects = PendingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待确认事项"
        db_table = "petitions_pending"

    def __str__(self) -> str:
        return f"{self.kind} {self.proposed_on}"


class PendingAnswer(models.Model):
    """What became of a proposal: one answer at most, and with the confirmed one the act that came of it."""

    append_only: ClassVar[bool] = True

    pending = models.OneToOneField(PendingCommand, models.PROTECT, primary_key=True, related_name="answer")
    verdict = models.CharField("结果", max_length=10, db_collation="C")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    capacity = models.CharField("身份", max_length=20, db_collation="C")
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="+", null=True, db_index=False)
    at = models.DateTimeField("时间")
    act_seq = models.PositiveIntegerField("办理记录", null=True)
    reason = models.JSONField("理由", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "确认结果"

    def __str__(self) -> str:
        return self.verdict


class PendingRefusal(models.Model):
    """That a confirmation was refused because the act could not be done any more, with the judge's sentence."""

    append_only: ClassVar[bool] = True

    pending = models.ForeignKey(PendingCommand, models.PROTECT, related_name="refusals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField("时间")
    why = models.TextField("不能办理的理由")

    class Meta:
        verbose_name = verbose_name_plural = "未能确认"

    def __str__(self) -> str:
        return self.why


class PendingText(models.Model):
    """Words of a proposal, outside the search; they become the act's or are erased."""

    id = models.UUIDField(primary_key=True, editable=False)
    pending = models.ForeignKey(PendingCommand, models.PROTECT, related_name="texts")
    role = models.CharField("用途", max_length=40, db_collation="C")
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号", null=True)
    plain = models.TextField("内容")
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "待确认事项的文字"

    def __str__(self) -> str:
        return self.role


class PendingAsked(models.Model):
    """That people of this capacity at this unit may confirm a proposal; the row goes with the answer."""

    pending = models.ForeignKey(PendingCommand, models.PROTECT, related_name="asked")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    capacity = models.CharField("身份", max_length=20, db_collation="C")

    class Meta:
        verbose_name = verbose_name_plural = "可以确认的身份"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["unit", "capacity"], name="pending_asked")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.capacity}"
