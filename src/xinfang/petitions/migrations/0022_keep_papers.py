from django.db import migrations

from xinfang.petitions.sql import KEEP_PAPERS


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("petitions", "0021_allocation_to_nobody"),
    ]

    operations = [
        migrations.RunSQL(
            KEEP_PAPERS,
            "drop trigger keep_content on documents_version; drop trigger keep_content on documents_step",
        ),
    ]
