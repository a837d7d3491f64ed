"""Reference data: the categories of content and the places, each from a file with a name and a digest."""

from typing import ClassVar

from django.db import models

from xinfang.orgs.models.columns import word


class ReferenceSet(models.Model):
    """A file of reference data that was taken in."""

    append_only: ClassVar[bool] = True

    digest = models.CharField("校验码", max_length=64, primary_key=True, db_collation="C")
    kind = models.CharField("类别", max_length=12, choices=[("CATEGORY", "内容分类"), ("PLACE", "地点")])
    origin = models.CharField("来源", max_length=200)
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        verbose_name = verbose_name_plural = "参考数据"

    def __str__(self) -> str:
        return self.origin


class Named(models.Model):
    """Something with a code and a name that is found by name, by pinyin, by its initials or by code."""

    code = models.CharField("代码", max_length=12, primary_key=True, db_collation="C")
    name = word("名称", 60)
    pinyin = word("拼音", 300)
    initials = word("拼音首字母", 60)
    source = models.ForeignKey(ReferenceSet, models.PROTECT, verbose_name="来源", related_name="+", db_index=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Category(Named):
    """A category of content (内容分类); two digits of the code for each level."""

    parent = models.ForeignKey("self", models.PROTECT, verbose_name="上级分类", null=True, related_name="children")

    class Meta:
        verbose_name = verbose_name_plural = "内容分类"


class Place(Named):
    """A division that a matter is about (问题属地), by its code in the statistics of divisions."""

    parent = models.ForeignKey("self", models.PROTECT, verbose_name="上级区划", null=True, related_name="children")

    class Meta:
        verbose_name = verbose_name_plural = "地点"
