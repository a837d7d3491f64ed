from django.db import migrations

from xinfang.petitions.sql import KEEP_CONTENT


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0011_likeness"),
    ]

    operations = [
        migrations.RunSQL(KEEP_CONTENT, "drop function public.keep_content() cascade"),
    ]
