"""By which a text near another one is found: computed from the text, and gone with it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from xinfang.petitions.models.content import Text


class Likeness(models.Model):
    """The band hashes of a request's text. Accusations have none: nobody must find one through its words."""

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="likeness")
    bands = ArrayField(models.IntegerField(), verbose_name="特征")

    class Meta:
        verbose_name = verbose_name_plural = "文字特征"
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["bands"], name="likeness_bands")]

    def __str__(self) -> str:
        return str(self.pk)
