"""Keep beside each open duty which units wait for it, so that what waits for others is read without all the others."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

FILL = """
update petitions_obligation owed set watchers = (
    select array_agg(seen.unit_id order by seen.unit_id) from petitions_sight seen
    where seen.petition_id = owed.petition_id and seen.unit_id <> owed.obligor_unit_id
        and (seen.requests is null or owed.request_n = any (seen.requests)))
where discharged_on is null and void_on is null and due is not null and obligor_unit_id is not null and not incomplete
"""


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0022_keep_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="watchers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), null=True, size=None, verbose_name="等待履行的单位"
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("watchers__isnull", False)), fields=["due", "id"], name="obligation_watched"
            ),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("watchers__isnull", False)),
                fastupdate=False,
                fields=["watchers"],
                name="obligation_watchers",
            ),
        ),
    ]
