"""Content to which acts commit by a salted hash: texts and parties. It can be disposed of; the chain still verifies."""

from typing import ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func

from xinfang.petitions.models.petition import Petition

EXTENSION_REASON: Final = "request_extension.text"


class Text(models.Model):
    """A text that an act speaks of; `role` is the field of the act, `requests` the requests that it belongs to.

    Without any it belongs to the whole petition, and an organ that sees only some requests does not see it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="texts")
    requests = ArrayField(models.PositiveSmallIntegerField(), verbose_name="诉求序号", null=True)
    role = models.CharField("用途", max_length=40, db_collation="C")
    plain = models.TextField("内容")
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "文字内容"
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(Func(F("plain"), function="zh_bigrams"), name="text_bigrams", fastupdate=False),
            models.Index(fields=["petition"], name="text_of_extension", condition=models.Q(role=EXTENSION_REASON)),
        ]

    def __str__(self) -> str:
        return self.role


class Party(models.Model):
    """A petitioner (信访人), sealed; equal people are found by blind indexes alone."""

    id = models.UUIDField(primary_key=True, editable=False)
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="parties")
    main = models.BooleanField("主要信访人", default=False)
    enc_name = models.BinaryField("姓名（名称）", null=True)
    enc_id_no = models.BinaryField("证件号码", null=True)
    enc_phone = models.BinaryField("电话", null=True)
    enc_address = models.BinaryField("住址", null=True)
    enc_landline = models.BinaryField("固定电话", null=True)
    enc_email = models.BinaryField("电子邮箱", null=True)
    enc_mail = models.BinaryField("通讯地址", null=True)
    enc_postcode = models.BinaryField("邮政编码", null=True)
    bx_name = models.BinaryField(null=True)
    bx_id_no = models.BinaryField(null=True)
    bx_phone = models.BinaryField(null=True)
    query_mac = models.BinaryField(max_length=32, null=True)
    salt = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "信访人"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["bx_name"], name="party_name", condition=models.Q(bx_name__isnull=False)),
            models.Index(fields=["bx_id_no"], name="party_id_no", condition=models.Q(bx_id_no__isnull=False)),
            models.Index(fields=["bx_phone"], name="party_phone", condition=models.Q(bx_phone__isnull=False)),
        ]

    def __str__(self) -> str:
        return "信访人"
