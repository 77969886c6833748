"""Sentences that are headings of paragraphs; the label of the section that they stand in."""

from django.db import migrations, models


SECTIONS = [
    ("headline", "Headline"),
    ("because", "What is here"),
    ("so", "So we will …"),
    ("readings", "Different readings"),
    ("commitments", "What we promise"),
]


class Migration(migrations.Migration):
    dependencies = [("places", "0003_lines_of_a_board")]

    operations = [
        migrations.AddField(
            model_name="sentence",
            name="is_heading",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicalsentence",
            name="is_heading",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField("sentence", "section", models.CharField(choices=SECTIONS, max_length=16)),
        migrations.AlterField(
            "historicalsentence", "section", models.CharField(choices=SECTIONS, max_length=16)
        ),
    ]
