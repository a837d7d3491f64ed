"""Look for words by their pairs no further than a bound; the look-up without one goes."""

from django.db import migrations

from xinfang.petitions.sql import FOUND_BY, FOUND_NEAR


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0023_watchers"),
    ]

    operations = [
        migrations.RunSQL(FOUND_NEAR, "drop function public.found_near(tsquery, text[], bigint[], int)"),
        migrations.RunSQL("drop function public.found_by(tsquery, text[], bigint[])", FOUND_BY),
    ]
