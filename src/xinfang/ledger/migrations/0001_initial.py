"""The access log."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orgs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("petition", models.UUIDField(null=True, verbose_name="信访事项")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("open", "打开"),
                            ("unmask", "查看身份信息"),
                            ("search", "检索"),
                            ("export", "导出"),
                            ("print", "打印"),
                            ("sign_in", "登录"),
                        ],
                        max_length=8,
                        verbose_name="操作",
                    ),
                ),
                ("reason", models.TextField(blank=True, default="", verbose_name="理由")),
                ("prev", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32, unique=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "查阅记录",
                "indexes": [
                    models.Index(
                        condition=models.Q(("petition__isnull", False)),
                        fields=["petition", "at"],
                        name="access_petition",
                    ),
                    models.Index(fields=["person", "at"], name="access_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["open", "unmask", "search", "export", "print", "sign_in"])),
                        name="access_what_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", "unmask"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="access_unmask_has_reason",
                    ),
                ],
            },
        ),
    ]
