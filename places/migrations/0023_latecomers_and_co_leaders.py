import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import places.codes


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0022_closed_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='CoLeader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='co_led', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_leaders', to='places.workshop')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Latecomer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=places.codes.new_token, max_length=32, unique=True)),
                ('came_at', models.DateTimeField(auto_now_add=True)),
                ('seen_at', models.DateTimeField(help_text='When its page last asked, noted once a minute')),
                ('admitted_at', models.DateTimeField(blank=True, null=True)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='latecomers', to='places.workshop')),
            ],
        ),
    ]
