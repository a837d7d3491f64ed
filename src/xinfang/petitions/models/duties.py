"""Obligations and remedies as projections of the acts; whether one is late is asked when it is read."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xinfang.kernel import clock
from xinfang.law.duties.oversight import SUPERVISING
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.persons import NOTICES, SERVE_RULES
from xinfang.law.rules import Basis
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models.gate import Shown
from xinfang.petitions.models.petition import Petition, seen, seen_each

OPEN = Q(discharged_on__isnull=True, void_on__isnull=True)
OWED_TO_EACH = sorted({*NOTICES, *SERVE_RULES})
CHASED = OPEN & Q(incomplete=False)
MET_LATE = Q(discharged_on__gt=F("due"), provisional=False, incomplete=False, entered_late=False, obligor_party=False)


class ObligationQuerySet(QuerySet["Obligation"]):
    """Obligations; every page starts from `visible_to`."""

    def visible_to(self, person: Person) -> Self:
        """Keep what `person` may see today; an organ does not see its neighbours' obligations."""
        return self.filter(seen(reach_of(person, on=clock.today()), "petition_id", shown=Shown.OF_REQUEST))

    def each_visible_to(self, person: Person) -> Self:
        """Keep the same, each asked by itself: where nearly every one is seen, and their order matters."""
        return self.filter(seen_each(reach_of(person, on=clock.today()), "petition_id", shown=Shown.OF_REQUEST))

    def watched_by(self, person: Person, *, organs: Collection[int]) -> Self:
        """Keep what others than `organs` owe by a day, open, on petitions that a unit within reach of `person` sees."""
        reach = reach_of(person, on=clock.today())
        watched = self.filter(watchers__isnull=False, watchers__overlap=sorted(reach.units | reach.accusation_units))
        # No organ waits for itself; only of several one may wait for another.
        return watched.exclude(obligor_unit__in=organs) if len(organs) > 1 else watched

    def open(self) -> Self:
        """Keep what is neither discharged nor void."""
        return self.filter(OPEN)

    def once(self) -> Self:
        """Keep one for all petitioners to whom an organ owes the same from the same day."""
        same = {name: OuterRef(name) for name in ("petition", "rule", "obligor_unit", "request_n", "started_on")}
        earlier = Obligation.objects.filter(OPEN, pk__lt=OuterRef("pk"), **same)
        return self.exclude(Q(rule__in=OWED_TO_EACH) & Q(Exists(earlier)))

    def arisen(self, *, on: date) -> Self:
        """Keep what is owed on the day `on`; what arises only later is nobody's yet."""
        return self.filter(Q(arises_on__isnull=True) | Q(arises_on__lte=on))

    def late(self, *, on: date) -> Self:
        """Keep what is overdue on the day `on`.

        Never on a provisional date, never on an imported case, never by a period of the office's own.
        """
        return self.open().filter(due__lt=on, provisional=False, incomplete=False).exclude(basis=Basis.INTERNAL)


class Obligation(models.Model):
    """Who owes what by when under which rule (义务)."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="obligations", db_index=False)
    rule = models.CharField("规则", max_length=30, db_collation="C")
    basis = models.CharField("期限性质", max_length=10)
    obligor_unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="义务人", related_name="+", null=True, db_index=False
    )
    obligor_party = models.BooleanField("信访人", default=False)
    anchor_seq = models.PositiveIntegerField("起算记录")
    request_n = models.PositiveSmallIntegerField("诉求序号", null=True)
    started_on = models.DateField("起算日（不计入）")
    length = models.IntegerField("期限", null=True)
    length_unit = models.CharField("期限单位", max_length=12)
    extended_days = models.PositiveSmallIntegerField("延长天数", default=0)
    set_for = models.DateField("指定期限", null=True)
    due_strict = models.DateField("届满日（不顺延）", null=True)
    due = models.DateField("到期日", null=True)
    provisional = models.BooleanField("暂定", default=False)
    discharged_on = models.DateField("履行日", null=True)
    discharged_by = models.PositiveIntegerField("履行记录", null=True)
    entered_late = models.BooleanField("逾期补记", default=False)
    void_on = models.DateField("终止日", null=True)
    void_by = models.PositiveIntegerField("终止记录", null=True)
    held_by = models.PositiveIntegerField("沿用起算的记录", null=True)
    incomplete = models.BooleanField("记录不完整", default=False)
    kept = models.BooleanField("沿用已告知的日期", default=False, db_default=False)
    arises_on = models.DateField("产生日", null=True)
    returned_on = models.DateField("退回日", null=True)
    returned_by = models.PositiveIntegerField("退回记录", null=True)
    pauses = models.JSONField("不计入期限的听证时间", default=list, db_default=[])
    # The units that see the petition and wait for the obligor; none where nothing is open or no day is set.
    watchers = ArrayField(models.BigIntegerField(), verbose_name="等待履行的单位", null=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "义务"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due", "id"], name="obligation_open_by_due", condition=CHASED),
            models.Index(fields=["obligor_unit", "due", "id"], name="obligation_open_by_unit", condition=CHASED),
            models.Index(
                fields=["obligor_unit", "started_on", "id"],
                name="obligation_open_untimed",
                condition=CHASED & Q(due__isnull=True),
            ),
            models.Index(
                fields=["obligor_unit", "returned_on", "id"],
                name="obligation_open_returned",
                condition=CHASED & Q(returned_on__isnull=False),
            ),
            models.Index(fields=["due", "id"], name="obligation_watched", condition=Q(watchers__isnull=False)),
            GinIndex(
                fields=["watchers"],
                name="obligation_watchers",
                fastupdate=False,
                condition=Q(watchers__isnull=False),
            ),
            models.Index(fields=["discharged_on", "id"], name="obligation_met_late", condition=MET_LATE),
            models.Index(
                fields=["discharged_on", "id"], name="obligation_entered_late", condition=Q(entered_late=True)
            ),
            models.Index(
                fields=["started_on", "id"], name="obligation_to_supervise", condition=Q(rule__in=SUPERVISING)
            ),
            models.Index(fields=["arises_on", "id"], name="obligation_presumed", condition=Q(rule=PRESUMED)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["petition", "rule", "obligor_unit", "obligor_party", "anchor_seq", "request_n"],
                name="obligation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(obligor_unit__isnull=False, obligor_party=False)
                | Q(obligor_unit__isnull=True, obligor_party=True),
                name="obligation_one_obligor",
            ),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(due__gte=F("due_strict")), name="obligation_due_rolls_forward"
            ),
        ]

    def __str__(self) -> str:
        return self.rule


class Remedy(models.Model):
    """What the petitioner (no unit) or an organ may still do, and until which day (救济)."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="remedies", db_index=False)
    rule = models.CharField("规则", max_length=30, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="权利人单位", related_name="+", null=True)
    anchor_seq = models.PositiveIntegerField("起算记录")
    request_n = models.PositiveSmallIntegerField("诉求序号")
    started_on = models.DateField("起算日（不计入）")
    until_strict = models.DateField("届满日（不顺延）", null=True)
    until = models.DateField("最后一日", null=True)
    provisional = models.BooleanField("暂定", default=False)
    used_by = models.PositiveIntegerField("行使记录", null=True)
    void_by = models.PositiveIntegerField("终止记录", null=True)
    kept = models.BooleanField("沿用已告知的日期", default=False, db_default=False)

    class Meta:
        verbose_name = verbose_name_plural = "救济"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["petition", "rule", "unit", "anchor_seq", "request_n"],
                name="remedy_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.rule
