"""Who of an organ works on a petition; a matter of the organ alone, no act, and it moves no duty."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from xinfang.orgs.models import Unit
from xinfang.petitions.models.petition import Petition


class AllocationQuerySet(QuerySet["Allocation"]):
    """Allocations; the newest of each organ on each petition counts."""

    def newest(self) -> "AllocationQuerySet":
        """Keep those that no later one of the same organ on the same petition has replaced."""
        later = Allocation.objects.filter(petition=OuterRef("petition"), organ=OuterRef("organ"), id__gt=OuterRef("id"))
        return self.filter(~Exists(later))


class Allocation(models.Model):
    """That a person works on a petition for an organ (分派经办人), or nobody any more, by whom so decided and when.

    `section` is where in the organ the person sits, None for the organ itself.
    """

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+", db_index=False)
    organ = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+", db_index=False)
    section = models.ForeignKey(Unit, models.PROTECT, verbose_name="科室", related_name="+", null=True, db_index=False)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="经办人", related_name="+", null=True, db_index=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="分派人", related_name="+", db_index=False
    )
    at = models.DateTimeField("时间")

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "分派"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["petition", "organ", "-id"], name="allocation_newest"),
            models.Index(fields=["worker", "petition"], name="allocation_by_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} → {self.worker_id}"
