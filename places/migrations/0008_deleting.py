import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

DAYS_OF_NOTICE = 30


def give_notice(apps, schema_editor):
    """Until this version nothing was deleted by itself: a last day that has passed or is near is put off, once."""
    earliest = timezone.localdate() + datetime.timedelta(days=DAYS_OF_NOTICE)
    workshops = apps.get_model('places', 'Workshop').objects
    workshops.filter(keep_until__lt=earliest).update(keep_until=earliest)


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0007_job_workers'),
    ]

    operations = [
        migrations.AddField(
            model_name='workshop',
            name='decision',
            field=models.CharField(blank=True, help_text='Number of the decision by which it is kept, or may be deleted', max_length=200),
        ),
        migrations.AddField(
            model_name='workshop',
            name='deleted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='workshop',
            name='deleted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workshop',
            name='deletion',
            field=models.CharField(blank=True, choices=[('leader', 'A leader deleted it'), ('day', 'Its last day had passed'), ('ledger', 'It came back with a backup and had been erased before')], max_length=16),
        ),
        migrations.AddField(
            model_name='workshop',
            name='erasing',
            field=models.BooleanField(default=False, help_text='Its erasure has begun and cannot be undone'),
        ),
        migrations.AddField(
            model_name='workshop',
            name='hold',
            field=models.CharField(blank=True, choices=[('', 'As on this server'), ('held', 'Kept by a decision'), ('lifted', 'May be deleted')], default='', max_length=8),
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('workshop', 'A workshop'), ('participant', 'A person'), ('photo', 'A picture')], max_length=16)),
                ('number', models.PositiveBigIntegerField()),
                ('workshop', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('at', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('kind', 'number', 'at'), name='erased_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ErasureReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('workshop', models.PositiveBigIntegerField(db_index=True)),
                ('ground', models.CharField(choices=[('leader', 'A leader deleted it'), ('day', 'Its last day had passed'), ('ledger', 'It came back with a backup and had been erased before')], max_length=16)),
                ('counts', models.JSONField(default=dict)),
                ('opened_at', models.DateTimeField()),
                ('begun_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('leaders', models.ManyToManyField(related_name='erasure_reports', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.place')),
            ],
            options={
                'ordering': ('-begun_at', '-pk'),
            },
        ),
        migrations.RunPython(give_notice, migrations.RunPython.noop),
    ]
