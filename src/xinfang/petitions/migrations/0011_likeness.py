"""The table of likeness, filled for the requests that are there already."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from xinfang.triage.likeness import bands

BATCH = 1000


def fill(apps, editor):
    texts = apps.get_model("petitions", "Text").objects.using(editor.connection.alias)
    table = apps.get_model("petitions", "Likeness").objects.using(editor.connection.alias)
    rows = texts.filter(role="register.text", petition__concealed=False).values_list("pk", "plain")
    found = ((pk, bands(plain)) for pk, plain in rows.iterator(chunk_size=BATCH))
    table.bulk_create((table.model(text_id=pk, bands=hashes) for pk, hashes in found if hashes), batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0010_law_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="likeness",
                        serialize=False,
                        to="petitions.text",
                    ),
                ),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None, verbose_name="特征"
                    ),
                ),
            ],
            options={"verbose_name": "文字特征", "verbose_name_plural": "文字特征"},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="likeness",
            index=django.contrib.postgres.indexes.GinIndex(fields=["bands"], name="likeness_bands"),
        ),
    ]
