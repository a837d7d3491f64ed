"""Texts of regulations that the office took in, word for word; the program ships none."""

from typing import ClassVar

from django.db import models


class LawVersion(models.Model):
    """A regulation as it read from a day on."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    digest = models.CharField("校验码", max_length=64, unique=True, db_collation="C")
    title = models.CharField("名称", max_length=200)
    version = models.DateField("文本日期")
    loaded_at = models.DateTimeField("载入时间")
    by = models.CharField("载入人", max_length=150)

    class Meta:
        verbose_name = verbose_name_plural = "法规文本"

    def __str__(self) -> str:
        return f"《{self.title}》{self.version}"


class LawParagraph(models.Model):
    """A paragraph (款) of an article, its items on lines below."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    text = models.ForeignKey(LawVersion, models.PROTECT, related_name="paragraphs", db_index=False)
    article = models.PositiveSmallIntegerField("条")
    paragraph = models.PositiveSmallIntegerField("款")
    words = models.TextField("原文")

    class Meta:
        verbose_name = verbose_name_plural = "法规条文"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["text", "article", "paragraph"], name="one_paragraph_at_a_place"),
            models.CheckConstraint(condition=models.Q(article__gte=1, paragraph__gte=1), name="paragraphs_are_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}：{self.article}.{self.paragraph}"
