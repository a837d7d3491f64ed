"""Units, people, capacities and delegations, and the view of who holds what."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import xinfang.orgs.models.columns

# A capacity holds no longer than its unit exists, a delegation no longer than its capacity.
HOLDING = """
create view orgs_holding as
select ('c' || c.id) collate "C" as key, c.id as capacity_id, c.person_id, c.unit_id, null::bigint as delegation_id,
    c.kind, greatest(c.valid_from, u.valid_from) as valid_from, least(c.valid_to, u.valid_to) as valid_to
from orgs_capacity c join orgs_unit u on u.id = c.unit_id
union all
select ('d' || d.id) collate "C", c.id, d.person_id, c.unit_id, d.id,
    c.kind, greatest(c.valid_from, u.valid_from, d.valid_from), least(c.valid_to, u.valid_to, d.valid_to)
from orgs_delegation d join orgs_capacity c on c.id = d.capacity_id join orgs_unit u on u.id = c.unit_id;
grant select on orgs_holding to public
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("key", models.TextField(db_collation="C", primary_key=True, serialize=False, verbose_name="键")),
                (
                    "kind",
                    models.CharField(
                        choices=xinfang.orgs.models.columns.capacity_kinds,
                        db_collation="C",
                        max_length=20,
                        verbose_name="身份",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="自该日起不再有效。", null=True, verbose_name="失效日期"),
                ),
            ],
            options={
                "verbose_name": "可用身份",
                "verbose_name_plural": "可用身份",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(db_collation="C", max_length=40, unique=True, verbose_name="用户名")),
                ("name", models.CharField(db_collation="C", max_length=50, verbose_name="姓名")),
                (
                    "pinyin",
                    models.CharField(db_collation="C", help_text="按拼音排序用。", max_length=200, verbose_name="拼音"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="可以登录")),
            ],
            options={
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("username__regex", "^[a-z][a-z0-9._-]{1,39}$")),
                        name="person_username_is_plain",
                        violation_error_message="用户名须以小写字母开头，只用小写字母、数字、点、横线和下划线。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(db_collation="C", max_length=20, unique=True, verbose_name="单位代码")),
                ("name", models.CharField(db_collation="C", max_length=100, verbose_name="全称")),
                ("short_name", models.CharField(db_collation="C", max_length=50, verbose_name="简称")),
                (
                    "pinyin",
                    models.CharField(db_collation="C", help_text="按拼音排序用。", max_length=300, verbose_name="拼音"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=xinfang.orgs.models.columns.unit_kinds,
                        db_collation="C",
                        max_length=20,
                        verbose_name="单位类型",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("COUNTRY", "国家"),
                            ("PROVINCE", "省级"),
                            ("CITY", "市级"),
                            ("COUNTY", "县级"),
                            ("TOWNSHIP", "乡级"),
                        ],
                        db_collation="C",
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("place", models.CharField(db_collation="C", max_length=9, verbose_name="行政区划代码")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="自该日起不再有效。", null=True, verbose_name="失效日期"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="orgs.unit",
                        verbose_name="领导单位",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="orgs.unit",
                        verbose_name="承继单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位",
                "verbose_name_plural": "单位",
            },
        ),
        migrations.CreateModel(
            name="Capacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=xinfang.orgs.models.columns.capacity_kinds,
                        db_collation="C",
                        max_length=20,
                        verbose_name="身份",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="自该日起不再有效。", null=True, verbose_name="失效日期"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacities",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "身份",
                "verbose_name_plural": "身份",
            },
        ),
        migrations.CreateModel(
            name="UnitClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField(verbose_name="层数")),
                (
                    "ancestor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="上级单位",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="下级单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "隶属关系",
                "verbose_name_plural": "隶属关系",
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                ("valid_to", models.DateField(help_text="自该日起不再有效。", verbose_name="失效日期")),
                (
                    "capacity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="orgs.capacity",
                        verbose_name="身份",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="受托人",
                    ),
                ),
            ],
            options={
                "verbose_name": "委托",
                "verbose_name_plural": "委托",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="delegation_ends_after_it_begins",
                        violation_error_message="失效日期不能早于生效日期。",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(models.F("kind"), models.F("pinyin"), name="unit_by_kind_and_pinyin"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                name="unit_ends_after_it_begins",
                violation_error_message="失效日期不能早于生效日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "COURT",
                            "DEPARTMENT",
                            "DISCIPLINE",
                            "GOVERNMENT",
                            "MASS_ORGANISATION",
                            "PARTY_COMMITTEE",
                            "PARTY_ORGAN",
                            "PERSONNEL",
                            "PETITION_OFFICE",
                            "POLITICAL_LEGAL",
                            "PROCURATORATE",
                            "SECTION",
                            "TOWNSHIP",
                            "VERTICAL",
                        ],
                    )
                ),
                name="unit_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["CITY", "COUNTRY", "COUNTY", "PROVINCE", "TOWNSHIP"])),
                name="unit_level_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[0-9A-Z]{2,20}$")),
                name="unit_code_is_plain",
                violation_error_message="单位代码只用数字和大写字母，2 至 20 位。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__regex", "^[0-9]{6}([0-9]{3})?$")),
                name="unit_place_is_a_division_code",
                violation_error_message="行政区划代码应当是 6 位或者 9 位数字。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True), name="unit_is_not_its_own_parent"
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("successor", models.F("id")), _negated=True), name="unit_is_not_its_own_successor"
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("successor", None), ("valid_to__isnull", False), _connector="OR"),
                name="unit_with_successor_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                name="capacity_ends_after_it_begins",
                violation_error_message="失效日期不能早于生效日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="capacity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "ACCUSATION_OFFICER",
                            "ADMIN",
                            "ANALYST",
                            "AUDITOR",
                            "BUREAU_HEAD",
                            "CASE_OFFICER",
                            "CLERK",
                            "HANDLER",
                            "IMPORTER",
                            "INSPECTOR",
                            "ORGAN_HEAD",
                            "PARTY",
                            "SECTION_HEAD",
                        ],
                    )
                ),
                name="capacity_kind_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="unitclosure",
            index=models.Index(models.F("descendant"), models.F("depth"), name="closure_upwards"),
        ),
        migrations.AddConstraint(
            model_name="unitclosure",
            constraint=models.UniqueConstraint(
                models.F("ancestor"), models.F("descendant"), name="closure_pair_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="unitclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ancestor", models.F("descendant")), ("depth", 0)),
                    models.Q(("depth__gt", 0), models.Q(("ancestor", models.F("descendant")), _negated=True)),
                    _connector="OR",
                ),
                name="closure_depth_fits",
            ),
        ),
        migrations.RunSQL(HOLDING, reverse_sql="drop view orgs_holding"),
    ]
