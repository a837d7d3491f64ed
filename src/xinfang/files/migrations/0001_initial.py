"""Stored files and their erasable content."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("commitment", models.BinaryField(max_length=32, verbose_name="承诺值")),
                ("size", models.PositiveIntegerField(verbose_name="字节数")),
                ("media_type", models.CharField(db_collation="C", max_length=40, verbose_name="类型")),
                ("stored_at", models.DateTimeField(verbose_name="存入时间")),
                (
                    "stored_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="存入人",
                    ),
                ),
            ],
            options={
                "verbose_name": "文件",
                "verbose_name_plural": "文件",
            },
        ),
        migrations.CreateModel(
            name="FileContent",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="files.storedfile",
                        verbose_name="文件",
                    ),
                ),
                ("sha256", models.BinaryField(db_index=True, max_length=32, verbose_name="摘要")),
                ("salt", models.BinaryField(max_length=32, verbose_name="盐")),
                ("enc_name", models.BinaryField(verbose_name="封存的文件名")),
            ],
            options={
                "verbose_name": "文件内容",
                "verbose_name_plural": "文件内容",
            },
        ),
    ]
