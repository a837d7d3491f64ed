"""What readers of a draft remark on a part of it; content that goes under an act of disposal alone."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xinfang.documents.models.papers import Draft


class Comment(models.Model):
    """A remark (批注) on a part of a version; an empty `part` is the whole paper. It stays when it is settled."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    version = models.PositiveSmallIntegerField("版本")
    part = models.CharField("部分", max_length=60, blank=True, db_collation="C")
    words = models.TextField("批注")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="批注人", related_name="+")
    at = models.DateTimeField("批注时间")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="处理人", related_name="+", null=True
    )
    settled_at = models.DateTimeField("处理时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "公文批注"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(settled_by=None, settled_at=None)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="comment_settled_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}"
