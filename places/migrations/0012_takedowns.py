"""Reports of pictures, a public reference for every photo, and people whose things were erased."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import places.codes

BATCH = 500


def give_references(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every photo that is there a reference of its own."""
    photo = apps.get_model("places", "Photo")
    batch = []
    for one in photo.objects.only("pk").iterator(chunk_size=BATCH):
        one.reference = places.codes.new_code()
        batch.append(one)
        if len(batch) == BATCH:
            photo.objects.bulk_update(batch, ["reference"])
            batch = []
    photo.objects.bulk_update(batch, ["reference"])


class Migration(migrations.Migration):
    dependencies = [("places", "0011_export_files")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="erased_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When their things and their name were erased; they are out, too",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="photo", name="reference", field=models.CharField(max_length=8, null=True)
        ),
        migrations.RunPython(give_references, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="photo",
            name="reference",
            field=models.CharField(default=places.codes.new_code, max_length=8, unique=True),
        ),
        migrations.AlterField(
            model_name="photo",
            name="state",
            field=models.CharField(
                choices=[
                    ("started", "Started"),
                    ("brought", "Brought"),
                    ("hidden", "Hidden"),
                    ("reported", "Reported"),
                    ("sealed", "Locked"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="started",
                max_length=16,
            ),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("me", "This is me"),
                            ("child", "This is my child"),
                            ("other", "Something else"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("hid_from", models.CharField(blank=True, max_length=16)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("show", "Shown again"),
                            ("seal", "Kept locked"),
                            ("erase", "Erased for good"),
                        ],
                        max_length=16,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="places.photo",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="places.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["workshop", "decision"], name="reports_to_decide_on")],
            },
        ),
    ]
