"""What was sent: envelopes with the papers in them, envelopes that came back, papers opened on the petitioner's page.

Who is written to is known here by ids alone; names and addresses stay sealed in the room above.
"""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q

from xinfang.law.terms import FailureGround
from xinfang.orgs.models import Unit

# Why post comes back; an announcement is not post.
BY_POST: Final = (FailureGround.MOVED, FailureGround.AWAY, FailureGround.REFUSED, FailureGround.RETURNED)


class Carrier(models.TextChoices):
    """By what kind of post an envelope goes; both give a number by which it is followed."""

    REGISTERED = "REGISTERED", "挂号信"
    EMS = "EMS", "邮政特快专递"


class Envelope(models.Model):
    """One envelope (邮件): from which organ, to a unit, an office or a petitioner, and its number.

    An office outside the tree of units is known by its name, with the address that it was sent to.

    A petitioner is known by petition, the act by which he came and the sealed row whose address stands on the
    envelope. `apart` marks what belongs to an accusation and stands on no list with other envelopes.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="寄件单位", related_name="+", db_index=False)
    to = models.ForeignKey(Unit, models.PROTECT, verbose_name="收件单位", related_name="+", null=True, db_index=False)
    office = models.CharField("系统外收件单位", max_length=100, blank=True, default="")
    office_address = models.CharField("收件地址", max_length=120, blank=True, default="")
    petition = models.UUIDField("信访事项", db_column="petition_id", null=True, db_index=True)
    person = models.PositiveIntegerField("信访人", null=True)
    party = models.UUIDField("收件人", db_column="party_id", null=True)
    apart = models.BooleanField("单独列单", default=False)
    carrier = models.CharField("交寄方式", max_length=10, choices=Carrier)
    tracking = models.CharField("邮件号码", max_length=20, blank=True, default="", db_collation="C")
    posted_on = models.DateField("交寄日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="交寄人", related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "邮件"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to__isnull=False, petition__isnull=True, person__isnull=True, office="")
                | Q(to__isnull=True, petition__isnull=False, person__isnull=False, office="")
                | (Q(to__isnull=True, petition__isnull=True, person__isnull=True) & ~Q(office="")),
                name="envelope_goes_to_one",
            ),
            models.CheckConstraint(condition=Q(carrier__in=Carrier.values), name="envelope_carrier_known"),
            models.UniqueConstraint(
                fields=["tracking", "posted_on"], name="envelope_number_once", condition=~Q(tracking="")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["unit", "posted_on"], name="envelope_day")]

    def __str__(self) -> str:
        return self.tracking or str(self.pk)


class OfficeAddress(models.Model):
    """Where an organ writes to an office that is no unit here (系统外收件单位); kept for the next envelope."""

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="寄件单位", related_name="+", db_index=False)
    name = models.CharField("收件单位", max_length=100, db_collation="C")
    address = models.CharField("收件地址", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "系统外收件单位"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "name"], name="office_address_once")
        ]

    def __str__(self) -> str:
        return self.name


class Enclosed(models.Model):
    """That a paper lay in an envelope."""

    append_only: ClassVar[bool] = True

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="papers", db_index=False)
    paper = models.ForeignKey("documents.Issued", models.PROTECT, related_name="envelopes")

    class Meta:
        verbose_name = verbose_name_plural = "邮件内的公文"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["envelope", "paper"], name="enclosed_once")
        ]

    def __str__(self) -> str:
        return f"{self.envelope_id}"


class Returned(models.Model):
    """That an envelope came back (退回), when, and why."""

    append_only: ClassVar[bool] = True

    envelope = models.OneToOneField(Envelope, models.PROTECT, primary_key=True, related_name="returned")
    on = models.DateField("退回日期")
    ground = models.CharField("退回原因", max_length=10, choices=[(one.value, one.label) for one in BY_POST])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="登记人", related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = verbose_name_plural = "退回的邮件"

    def __str__(self) -> str:
        return f"{self.envelope_id}"


class Opened(models.Model):
    """That a petitioner opened a paper issued to him on the page that his query code opens, for the first time."""

    append_only: ClassVar[bool] = True

    paper = models.ForeignKey("documents.Issued", models.PROTECT, related_name="openings", db_index=False)
    petition = models.UUIDField("信访事项", db_column="petition_id", db_index=True)
    person = models.PositiveIntegerField("信访人")
    at = models.DateTimeField("打开时间")

    class Meta:
        verbose_name = verbose_name_plural = "打开的公文"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["paper", "person"], name="opened_first")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id}"
