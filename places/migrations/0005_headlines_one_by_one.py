"""When a headline was handed to a person: headlines are no longer dealt all at once.

Turns that were dealt before keep their headlines; without a time they do not count as being on their way.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0004_headings")]

    operations = [
        migrations.AddField("score", "asked_at", models.DateTimeField(blank=True, editable=False, null=True)),
    ]
