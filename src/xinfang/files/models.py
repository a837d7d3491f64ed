"""Stored files: what is kept for ever about each, and what goes when it is disposed of."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """That a file was stored; never changed. It holds nothing from which content or owner can be guessed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    commitment = models.BinaryField("承诺值", max_length=32)
    size = models.PositiveIntegerField("字节数")
    media_type = models.CharField("类型", max_length=40, db_collation="C")
    stored_at = models.DateTimeField("存入时间")
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="存入人", related_name="+", null=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "文件"

    def __str__(self) -> str:
        return str(self.id)


class FileContent(models.Model):
    """Which bytes the file is, its salt and its sealed name; deleted with the bytes when the file is disposed of."""

    file = models.OneToOneField(
        StoredFile, models.PROTECT, primary_key=True, related_name="content", verbose_name="文件"
    )
    sha256 = models.BinaryField("摘要", max_length=32, db_index=True)
    salt = models.BinaryField("盐", max_length=32)
    enc_name = models.BinaryField("封存的文件名")

    class Meta:
        verbose_name = verbose_name_plural = "文件内容"

    def __str__(self) -> str:
        return str(self.file_id)


class Upload(models.Model):
    """That a file came with somebody's form; gone a day later, with the content when nothing has named the file."""

    file = models.OneToOneField(
        StoredFile, models.PROTECT, primary_key=True, related_name="upload", verbose_name="文件"
    )
    form = models.UUIDField("表单", db_index=True)
    named = models.BooleanField("已随办理行为提交", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "上传的文件"

    def __str__(self) -> str:
        return str(self.file_id)
