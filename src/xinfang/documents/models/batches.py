"""Papers issued for many petitions in one run, by the background worker."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from xinfang.documents.models.papers import Issued
from xinfang.orgs.models import Unit


class Batch(models.Model):
    """That a kind of paper is to be issued for many petitions; its id is that of the form that asked.

    `words` and `codes` are what every paper says alike; they go once the run is finished.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField("文种", max_length=40, db_collation="C")
    words = models.JSONField("文字")
    codes = models.JSONField("选项")
    address = models.CharField("核对地址", max_length=300, db_collation="C")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="印发人", related_name="+")
    at = models.DateTimeField("提交时间")
    finished_at = models.DateTimeField("完成时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量印发"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], name="batch_open", condition=models.Q(finished_at=None)),
            models.Index(fields=["by", "-at"], name="batch_of_person"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class BatchItem(models.Model):
    """One petition of a run: in which seat and on what was seen, and what became of it; nothing while it waits."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items", db_index=False)
    place = models.PositiveSmallIntegerField("次序")
    petition = models.UUIDField("信访事项", db_column="petition_id")
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+", db_index=False)
    seat = models.CharField("身份", max_length=40, db_collation="C")
    seen = models.PositiveIntegerField("所见记录序号")
    command = models.UUIDField("公文", unique=True)
    issued = models.ForeignKey(Issued, models.PROTECT, verbose_name="公文", related_name="+", null=True, db_index=False)
    refusal = models.TextField("没有印发的原因", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量印发的各件"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "place"], name="batch_item_once"),
            models.CheckConstraint(
                condition=models.Q(issued=None) | models.Q(refusal=""), name="batch_item_has_one_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}"
