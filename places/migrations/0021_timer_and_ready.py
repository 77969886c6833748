from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0020_methods'),
    ]

    operations = [
        migrations.AddField(
            model_name='workshop',
            name='timer_ends',
            field=models.DateTimeField(blank=True, help_text="When the time for this stage is up, by the database's clock; advisory", null=True),
        ),
        migrations.AddField(
            model_name='group',
            name='is_ready',
            field=models.BooleanField(default=False, help_text='Its device has said that the table is done'),
        ),
        migrations.AddField(
            model_name='participant',
            name='is_ready',
            field=models.BooleanField(default=False, help_text='Has said that they are done with this stage'),
        ),
    ]
