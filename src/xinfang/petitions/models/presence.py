"""Who has a form of a petition open just now, so that two people do not do the same work."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xinfang.petitions.models.petition import Petition


class Presence(models.Model):
    """Somebody who opened the form of an act on the petition; the newest moment alone is kept, for minutes."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField("行为", max_length=30, db_collation="C")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "正在填写"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["petition", "person"], name="presence_once")
        ]

    def __str__(self) -> str:
        return self.kind
