"""Tries to look a petition up from outside, by which guessing is slowed down."""

from typing import ClassVar

from django.db import models


class LookupTry(models.Model):
    """One wrong try; it holds no number and no address, only what tells two of them apart."""

    at = models.DateTimeField("时间", db_index=True)
    number_mac = models.BinaryField(max_length=32)
    address_mac = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "查询尝试"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number_mac", "at"], name="lookup_try_by_number"),
            models.Index(fields=["address_mac", "at"], name="lookup_try_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
