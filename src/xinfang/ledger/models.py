"""The access log (查阅日志): who looked at what, when and why; a chain of its own."""

from django.conf import settings
from django.db import models


class Access(models.TextChoices):
    """What was done with case data, or to get at it."""

    OPEN = "open", "打开"
    UNMASK = "unmask", "查看身份信息"
    SEARCH = "search", "检索"
    EXPORT = "export", "导出"
    PRINT = "print", "打印"
    SIGN_IN = "sign_in", "登录"


class AccessLog(models.Model):
    """One look at case data; never changed, never removed. The order of `id` is the order of the chain."""

    append_only = True

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField("时间")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="人员", related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        "orgs.Unit", models.PROTECT, verbose_name="单位", related_name="+", null=True, db_index=False
    )
    petition = models.UUIDField("信访事项", null=True)
    what = models.CharField("操作", max_length=8, choices=Access)
    reason = models.TextField("理由", blank=True, default="")
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32, unique=True)

    class Meta:
        verbose_name = "查阅记录"
        indexes = [
            models.Index(fields=["petition", "at"], name="access_petition", condition=models.Q(petition__isnull=False)),
            models.Index(fields=["person", "at"], name="access_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(what__in=Access.values), name="access_what_known"),
            models.CheckConstraint(
                condition=~models.Q(what=Access.UNMASK) | ~models.Q(reason=""), name="access_unmask_has_reason"
            ),
        ]

    def __str__(self) -> str:
        """Give the moment and the deed, no name."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_what_display()}"
