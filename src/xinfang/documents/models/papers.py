"""Drafts with their versions and what was decided on them; number books; papers issued.

A petition is known here by its id alone: who may see it is asked by the room above.
"""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from xinfang.files.models import StoredFile
from xinfang.orgs.models import Unit


class Mark(models.Model):
    """The organ's own part of its numbers (机关代字); without one its short name stands there."""

    unit = models.OneToOneField(Unit, models.PROTECT, primary_key=True, related_name="+", verbose_name="单位")
    words = models.CharField("机关代字", max_length=12, db_collation="C")

    class Meta:
        verbose_name = verbose_name_plural = "机关代字"

    def __str__(self) -> str:
        return self.words


class Book(models.Model):
    """The last number that an organ gave to papers of a kind in a year; locked while one is given."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("年份")
    mark = models.CharField("类别字", max_length=12, db_collation="C")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "发文字号簿"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "year", "mark"], name="book_once")
        ]

    def __str__(self) -> str:
        return f"{self.mark}{self.year}-{self.last}"


class Draft(models.Model):
    """A paper that is being written by an organ for a petition; its words stand in its versions."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField("文种", max_length=40, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+", db_index=False)
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="起草人", related_name="+")
    at = models.DateTimeField("起草时间")

    class Meta:
        verbose_name = verbose_name_plural = "公文草稿"

    def __str__(self) -> str:
        return self.kind


class Version(models.Model):
    """What a draft said at one time; content that goes under an act of disposal alone.

    `words` are the parts that somebody wrote, `codes` what was chosen in fields of the act, `files` what is named under
    it as its attachments (附件).
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="versions", db_index=False)
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    n = models.PositiveSmallIntegerField("版本")
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号")
    words = models.JSONField("文字")
    codes = models.JSONField("选项")
    files = ArrayField(models.UUIDField(), verbose_name="附件", default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="修改人", related_name="+")
    at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = verbose_name_plural = "公文草稿版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draft", "n"], name="version_once")
        ]

    def __str__(self) -> str:
        return f"{self.n}"


class StepKind(models.TextChoices):
    """What was done with a version."""

    SUBMIT = "SUBMIT", "送签"
    APPROVE = "APPROVE", "同意签发"
    RETURN = "RETURN", "退回修改"


class Step(models.Model):
    """That a version was submitted, approved or sent back, with what was said; the words are content."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="steps")
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    version = models.PositiveSmallIntegerField("版本")
    kind = models.CharField("办理", max_length=8, choices=StepKind)
    words = models.TextField("意见", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="办理人", related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "公文审批"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(kind__in=StepKind.values), name="step_is_known")
        ]

    def __str__(self) -> str:
        return self.kind


class Issued(models.Model):
    """A paper issued: its number, its frozen file, and the act with which it was issued.

    A record that stays on the file has neither number nor place in a book, and is frozen all the same.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="issued")
    kind = models.CharField("文种", max_length=40, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("年份")
    mark = models.CharField("类别字", max_length=12, db_collation="C")
    n = models.PositiveIntegerField("序号", null=True)
    number = models.CharField("发文字号", max_length=80, blank=True, db_collation="C")
    code = models.CharField("核对码", max_length=16, unique=True, db_collation="C")
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    seq = models.PositiveIntegerField("办理记录序号")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="paper", verbose_name="文件")
    issued_on = models.DateField("成文日期")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="签发人", related_name="+", null=True
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="印发人", related_name="+")
    at = models.DateTimeField("印发时间")

    class Meta:
        verbose_name = verbose_name_plural = "已印发的公文"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "year", "mark", "n"], name="paper_number_once"),
            models.UniqueConstraint(fields=["petition", "seq"], name="paper_of_one_act"),
        ]

    def __str__(self) -> str:
        return self.number or self.kind
