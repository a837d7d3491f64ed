"""A petition and its requests, as the fold left them."""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Q, QuerySet

from xinfang.kernel import clock
from xinfang.law.terms import Channel, RequestClass, RequestState
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reach import Reach, reach_of
from xinfang.petitions.models.gate import Shielded, Shown, Sighted


class PetitionQuerySet(QuerySet["Petition"]):
    """Petitions; every page starts from `visible_to`."""

    def visible_to(self, person: Person) -> Self:
        """Keep what `person` may see today: seen by a unit of his, and shielded from none of his."""
        return self.filter(seen(reach_of(person, on=clock.today()), "pk"))

    def each_visible_to(self, person: Person) -> Self:
        """Keep the same, each asked by itself: where nearly every one is seen, and their order matters."""
        return self.filter(seen_each(reach_of(person, on=clock.today()), "pk"))


class Probe(Exists):
    """An existence that the database asks of each row by itself, and never as a join of all rows.

    So rows come in the order of an index, and a list costs what it shows. For lists of which nearly every row passes.
    """

    template = "EXISTS(%(subquery)s OFFSET 0)"


def seen(reach: Reach, petition: str, *, shown: Shown = Shown.ANY) -> Q:
    """Give the condition that the petition named by the field `petition` is seen within `reach`.

    `shown` is asked of the sight itself besides: that it reaches what is read of the petition.
    """
    return Q(Sighted(reach, petition, shown)) & ~Q(Shielded(reach, petition))


def seen_each(reach: Reach, petition: str, *, shown: Shown = Shown.ANY) -> Q:
    """Give the same condition as `seen`, asked of each row by itself."""
    return Q(Sighted(reach, petition, shown, each=True)) & ~Q(Shielded(reach, petition, each=True))


class Petition(models.Model):
    """A petition (信访事项). All but the id, the query code and the chain's head is a projection of its acts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField("编号", max_length=40, unique=True, db_collation="C")
    channel = models.CharField("信访形式", max_length=10, choices=[(c.value, c.label) for c in Channel])
    received_on = models.DateField("收到日期")
    state = models.CharField("办理状态", max_length=12, choices=[(s.value, s.label) for s in RequestState])
    last_seq = models.PositiveIntegerField("最后记录序号", default=0)
    head_hash = models.BinaryField(max_length=32)
    office = models.ForeignKey(Unit, models.PROTECT, verbose_name="登记单位", related_name="+", null=True)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="承办单位", related_name="+", null=True)
    concluded_on = models.DateField("办结日期", null=True)
    reachable = models.BooleanField("姓名（名称）、住址清楚", default=False)
    concealed = models.BooleanField("检举控告", default=False)
    imported_incomplete = models.BooleanField("导入件，记录不完整", default=False)
    anomalies = models.JSONField("异常记录", default=list)
    fold_version = models.PositiveSmallIntegerField(default=1)
    rulebook_digest = models.CharField(max_length=64, db_collation="C")
    calendar_digest = models.CharField(max_length=64, db_collation="C")
    query_mac = models.BinaryField(max_length=32, null=True)
    keeps_dates = models.BooleanField("有沿用的日期", default=False, db_default=False)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "信访事项"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["lead_unit", "-received_on", "-id"], name="petition_by_lead"),
            models.Index(fields=["-received_on", "-id"], name="petition_by_day"),
            models.Index(fields=["state", "received_on"], name="petition_by_state"),
            models.Index(
                fields=["-received_on", "-id"], name="petition_imported", condition=Q(imported_incomplete=True)
            ),
            models.Index(
                fields=["calendar_digest"], name="petition_open_by_calendar", condition=Q(concluded_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Request(models.Model):
    """One request (诉求) of a petition; class, route, organ, outcome and remedy belong to it."""

    pk = models.CompositePrimaryKey("petition_id", "n")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="requests")
    n = models.PositiveSmallIntegerField("诉求序号")
    klass = models.CharField(
        "诉求类别", max_length=10, choices=[(c.value, c.label) for c in RequestClass], db_column="class"
    )
    state = models.CharField("办理状态", max_length=12, choices=[(s.value, s.label) for s in RequestState])
    holder = models.ForeignKey(Unit, models.PROTECT, verbose_name="承办单位", related_name="+", null=True)
    text = models.ForeignKey("petitions.Text", models.PROTECT, verbose_name="内容", related_name="+", null=True)
    category = models.ForeignKey(
        "petitions.Category", models.PROTECT, verbose_name="内容分类", related_name="+", null=True
    )
    place = models.ForeignKey("petitions.Place", models.PROTECT, verbose_name="问题属地", related_name="+", null=True)
    accepted_on = models.DateField("受理日期", null=True)
    served_on = models.DateField("送达日期", null=True)
    outcome = models.CharField("处理意见", max_length=12, blank=True, default="")
    extension_asked_on = models.DateField("待批准的延期申请", null=True)
    extension_barred = ArrayField(models.BigIntegerField(), verbose_name="不能批准该延期的人员", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "诉求"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["holder", "state"], name="request_by_holder"),
            models.Index(
                fields=["holder", "extension_asked_on"],
                name="request_to_approve",
                condition=Q(extension_asked_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"诉求 {self.n}"
