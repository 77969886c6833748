from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0021_timer_and_ready'),
    ]

    operations = [
        migrations.AddField(
            model_name='group',
            name='closed',
            field=models.BooleanField(default=False, help_text='Its people sit at another table now'),
        ),
    ]
