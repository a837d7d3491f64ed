"""Let the inbox leave imported matters aside without walking over them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orgs", "0001_initial"),
        ("petitions", "0002_lookup_try"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="obligation",
            name="obligation_open_by_due",
        ),
        migrations.RemoveIndex(
            model_name="obligation",
            name="obligation_open_by_unit",
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("discharged_on__isnull", True), ("void_on__isnull", True), ("incomplete", False)),
                fields=["due", "id"],
                name="obligation_open_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("discharged_on__isnull", True), ("void_on__isnull", True), ("incomplete", False)),
                fields=["obligor_unit", "due", "id"],
                name="obligation_open_by_unit",
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                condition=models.Q(("imported_incomplete", True)),
                fields=["-received_on", "-id"],
                name="petition_imported",
            ),
        ),
    ]
