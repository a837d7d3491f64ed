"""Notes beside the acts: words between people who work on a petition, or to its petitioner. They decide nothing."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from xinfang.orgs.models import Unit
from xinfang.petitions.models.petition import Petition


class NoteLevel(models.TextChoices):
    """Who reads a note besides the organ that wrote it."""

    UNIT = "UNIT", "只给本单位"
    ORGANS = "ORGANS", "给各承办单位和登记单位"
    PETITIONER = "PETITIONER", "给信访人（查询时可见）"


class Note(models.Model):
    """A note (备注); content that is disposed of with the petition.

    `requests` are those that its writer saw: whoever does not see them all does not read it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="notes")
    level = models.CharField("给谁看", max_length=12, choices=NoteLevel)
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="人员", related_name="+", db_index=False
    )
    plain = models.TextField("内容")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "备注"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(level__in=NoteLevel.values), name="note_level_is_known")
        ]

    def __str__(self) -> str:
        return self.level
