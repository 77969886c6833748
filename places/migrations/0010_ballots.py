"""Ballots and stances; votes move from their person to the person's ballot."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

ROUND = [("clusters", "The shared piles"), ("themes", "The themes")]


def fill(apps, schema_editor):
    """Give each person who has voted a ballot, at the table where they sit now, and hang their votes on it."""
    votes, ballots = apps.get_model("places", "Vote"), apps.get_model("places", "Ballot")
    voters = votes.objects.values_list("workshop", "participant", "participant__group").distinct()
    for workshop, participant, group in voters:
        ballot = ballots.objects.create(
            workshop_id=workshop, subject="clusters", participant_id=participant, group_id=group
        )
        votes.objects.filter(workshop_id=workshop, participant_id=participant).update(ballot=ballot)
    if schema_editor.connection.vendor == "postgresql":  # else the tables cannot be altered in this transaction
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("places", "0009_former_codes")]

    operations = [
        migrations.AddField("participant", "votes_void", models.BooleanField(default=False, help_text="Their dots and stances are not counted")),
        migrations.AddField("workshop", "door_waits", models.BooleanField(default=False, help_text="Closed by the weighing; opens again by itself when the room moves on")),
        migrations.AddField("workshop", "weighs", models.CharField(choices=ROUND, default="clusters", max_length=16)),
        migrations.AddField("workshop", "themes_revealed_at", models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(choices=ROUND, max_length=16)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("workshop", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="places.workshop")),
                ("participant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="places.participant")),
                ("group", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="ballots", to="places.group")),
            ],
        ),
        migrations.CreateModel(
            name="Stance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("says", models.CharField(choices=[("us", "That's us"), ("unsure", "Not sure"), ("not_me", "Not me")], max_length=16)),
                ("participant", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stances", to="places.participant")),
                ("cluster", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stances", to="places.cluster")),
                ("group", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="places.group")),
            ],
        ),
        migrations.AddConstraint("stance", models.UniqueConstraint(fields=["participant", "cluster"], name="one_stance_per_cluster")),
        migrations.AddConstraint("ballot", models.UniqueConstraint(fields=["participant", "subject"], name="one_ballot_per_person")),
        migrations.AddConstraint("ballot", models.UniqueConstraint(fields=["group", "subject"], condition=Q(participant=None), name="one_ballot_per_table")),
        migrations.AddIndex("ballot", models.Index(fields=["workshop", "subject"], name="ballots_of_a_round")),
        migrations.AddField("vote", "ballot", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="places.ballot")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveConstraint("vote", "one_vote_per_lens"),
        migrations.RemoveIndex("vote", "votes_by_workshop_lens"),
        migrations.RemoveField("vote", "participant"),
        migrations.RemoveField("vote", "workshop"),
        migrations.AlterField("vote", "ballot", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="places.ballot")),
        migrations.AlterField("vote", "cluster", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="places.cluster")),
        migrations.AddField("vote", "theme", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="places.theme")),
        migrations.AddConstraint("vote", models.CheckConstraint(condition=Q(cluster=None, theme__isnull=False) | Q(cluster__isnull=False, theme=None), name="on_a_cluster_or_a_theme")),
        migrations.AddConstraint("vote", models.UniqueConstraint(fields=["ballot", "cluster", "lens"], name="one_vote_per_lens")),
        migrations.AddConstraint("vote", models.UniqueConstraint(fields=["ballot", "theme", "lens"], name="one_theme_vote_per_lens")),
    ]
