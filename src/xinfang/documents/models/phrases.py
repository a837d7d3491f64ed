"""Text blocks (常用语) that an organ keeps for its papers: changed by new versions, retired, never deleted."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from xinfang.orgs.models import Unit


class Phrase(models.Model):
    """A text block of an organ; what it says stands in its versions."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "常用语"

    def __str__(self) -> str:
        return str(self.id)


class PhraseVersion(models.Model):
    """What a text block says from a moment on: for which part, in which kinds of paper (none: in all that have it).

    `shared` lets the organs for whose matters the office is responsible choose it too.
    """

    append_only: ClassVar[bool] = True

    phrase = models.ForeignKey(Phrase, models.PROTECT, related_name="versions", db_index=False)
    n = models.PositiveSmallIntegerField("版本")
    part = models.CharField("部分", max_length=40, db_collation="C")
    kinds = ArrayField(models.CharField(max_length=40), verbose_name="文种", default=list)
    title = models.CharField("名称", max_length=40, db_collation="C")
    words = models.TextField("文字")
    shared = models.BooleanField("供各单位选用", default=False)
    retired = models.BooleanField("已停用", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="修改人", related_name="+")
    at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = verbose_name_plural = "常用语版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["phrase", "n"], name="phrase_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.n}"
