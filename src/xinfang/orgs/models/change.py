"""What administrators change in units and people, kept for ever."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xinfang.orgs.models.columns import word
from xinfang.orgs.models.units import Unit


class OrgChange(models.Model):
    """One change (机构人员变更): by whom, when, about whom or which unit, in a sentence."""

    append_only: ClassVar[bool] = True

    at = models.DateTimeField("时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="操作人", related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="人员", related_name="changes", null=True
    )
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="changes", null=True)
    said = word("变更", 300)

    class Meta:
        verbose_name = verbose_name_plural = "机构人员变更"

    def __str__(self) -> str:
        return self.said
