"""What is to be told to whom: the outbox, written in the same transaction as its cause, and what came of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from xinfang.kernel import clock
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models.change import RecomputeRun
from xinfang.petitions.models.petition import Petition, seen


class Outbox(models.Model):
    """One message to be sent, at most once: to a unit, of an act or of a run, or to who came by the act `person`."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+", db_index=False)
    act_seq = models.PositiveIntegerField("办理记录")
    kind = models.CharField("事由", max_length=20, db_collation="C")
    recipient = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, db_index=False)
    person = models.PositiveIntegerField("信访人", null=True)
    run = models.ForeignKey(RecomputeRun, models.PROTECT, related_name="+", null=True, db_index=False)
    not_before = models.DateTimeField("最早发送时间")
    tries = models.PositiveSmallIntegerField("尝试次数", default=0)
    sent_at = models.DateTimeField("发送时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待发消息"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["not_before", "id"], name="outbox_waiting", condition=Q(sent_at__isnull=True))
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["petition", "act_seq", "kind", "recipient", "person", "run"],
                name="outbox_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) ^ Q(person__isnull=True), name="outbox_one_addressee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.act_seq}"


class MessageQuerySet(QuerySet["Message"]):
    """Messages; every page starts from `visible_to`."""

    def visible_to(self, person: Person) -> Self:
        """Keep those to a unit of `person` about petitions that he may see today."""
        reach = reach_of(person, on=clock.today())
        return self.filter(seen(reach, "petition_id"), unit__in=reach.units | reach.accusation_units)


class Message(models.Model):
    """A message in the system to a unit. It says which petition and why; what it tells is read from there."""

    outbox = models.OneToOneField(Outbox, models.PROTECT, primary_key=True, related_name="message")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField("事由", max_length=20, db_collation="C")
    at = models.DateTimeField("时间")

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "消息"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["unit", "-outbox"], name="message_by_unit")]

    def __str__(self) -> str:
        return self.kind


class MessageRead(models.Model):
    """That a person has read a message."""

    pk = models.CompositePrimaryKey("person_id", "message_id")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="readings", db_index=False)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "已读消息"

    def __str__(self) -> str:
        return f"{self.message_id}"


class Sending(models.Model):
    """Whether messages go out, and from which database: a copy restored elsewhere stays silent until told otherwise."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    on = models.BooleanField("发送")
    place = models.CharField("数据库标记", max_length=100)
    since = models.DateTimeField("时间")
    by = models.CharField("操作人", max_length=150)

    class Meta:
        verbose_name = verbose_name_plural = "消息发送开关"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(id=1), name="sending_one_row")
        ]

    def __str__(self) -> str:
        return "开" if self.on else "关"
