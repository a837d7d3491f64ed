"""Addresses of lists that a person keeps under a name of his own (常用查询)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xinfang.law.terms import Term


class SavedPage(Term):
    """The pages whose address can be kept."""

    INBOX = "inbox", "待办"
    SEARCH = "search", "查找"


class SavedView(models.Model):
    """One kept address: the page and what narrows it; never words that were looked for."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    page = models.CharField("页面", max_length=10, choices=[(one.value, one.label) for one in SavedPage])
    name = models.CharField("名称", max_length=20)
    query = models.TextField("条件")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "常用查询"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "name"], name="saved_view_name_once"),
            models.CheckConstraint(
                condition=models.Q(page__in=[one.value for one in SavedPage]), name="saved_view_page_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
