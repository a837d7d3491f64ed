from django.db import migrations

from xinfang.petitions.sql import KEEP_COMMENTS


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_blocks_comments_runs"),
        ("petitions", "0025_oversight"),
    ]

    operations = [
        migrations.RunSQL(KEEP_COMMENTS, "drop trigger keep_content on documents_comment"),
    ]
