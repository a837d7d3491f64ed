"""The journal: acts in the order of their entry, and the commands that made them. Only ever added to."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from xinfang.law.acts import ActKind
from xinfang.orgs.models import Unit
from xinfang.petitions.models.petition import Petition

# What findings are asked for by, in all petitions at once: few of a petition's acts.
FINDING: Final = sorted((ActKind.REMIND.value, ActKind.RATE.value, ActKind.REQUEST_EXTENSION.value))


class ActRecord(models.Model):
    """One act. `body` says everything and is hashed; the columns repeat it for lists, and verify compares them."""

    append_only: ClassVar[bool] = True

    pk = models.CompositePrimaryKey("petition_id", "seq")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="acts", db_index=False)
    seq = models.PositiveIntegerField("序号")
    kind = models.CharField("行为", max_length=30, db_collation="C")
    happened_on = models.DateField("发生日期")
    recorded_at = models.DateTimeField("记录时间")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, db_index=False)
    capacity = models.CharField("身份", max_length=20, db_collation="C")
    source = models.CharField("来源", max_length=12, db_collation="C")
    about_seq = models.PositiveIntegerField("所针对的记录", null=True)
    target_seq = models.PositiveIntegerField("所撤销的记录", null=True)
    command_id = models.UUIDField("命令")
    part = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "办理记录"
        db_table = "petitions_act"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["command_id", "part"], name="act_command_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "petition", "seq"], name="act_found", condition=Q(kind__in=FINDING))
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class CommandRecord(models.Model):
    """That a command was carried out, by which a repetition is known; the fingerprint keeps nothing of what it said."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, editable=False)
    fingerprint = models.BinaryField(max_length=32)
    petition = models.UUIDField("信访事项")

    class Meta:
        verbose_name = verbose_name_plural = "命令"
        db_table = "petitions_command"

    def __str__(self) -> str:
        return str(self.id)
