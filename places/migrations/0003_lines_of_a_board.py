"""The board that a line of the log is about becomes a column, so that every database finds such lines alike."""

from django.db import migrations, models

BATCH = 1000


def fill(apps, schema_editor):
    lines = apps.get_model("places", "Activity").objects
    changed = []
    for line in lines.filter(data__has_key="board").iterator(BATCH):
        line.board = line.data["board"]
        changed.append(line)
        if len(changed) == BATCH:
            lines.bulk_update(changed, ["board"])
            changed = []
    lines.bulk_update(changed, ["board"])


class Migration(migrations.Migration):
    dependencies = [("places", "0002_taken_out")]

    operations = [
        migrations.AddField(
            "activity", "board", models.PositiveBigIntegerField(blank=True, null=True)
        ),
        migrations.AddIndex(
            "activity",
            models.Index(
                condition=models.Q(("board__isnull", False)),
                fields=["board", "revision"],
                name="lines_of_one_board",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
