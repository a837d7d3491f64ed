"""Which files came with a form, until the day after."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="upload",
                        serialize=False,
                        to="files.storedfile",
                        verbose_name="文件",
                    ),
                ),
                ("form", models.UUIDField(db_index=True, verbose_name="表单")),
                ("named", models.BooleanField(default=False, verbose_name="已随办理行为提交")),
            ],
            options={
                "verbose_name": "上传的文件",
                "verbose_name_plural": "上传的文件",
            },
        ),
    ]
