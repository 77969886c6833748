import django.core.validators
import django.db.models.deletion
import places.codes
import simple_history.models
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Leader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('first_name', models.CharField(blank=True, max_length=40)),
                ('is_active', models.BooleanField(default=True)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('place', 'A place'), ('team', 'A team'), ('network', 'A network or community'), ('constituency', 'A group with a common cause')], default='place', max_length=16)),
                ('ness', models.CharField(max_length=80)),
                ('forms', models.JSONField(blank=True, default=list, help_text='Other known forms of its name, for the text check')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('leaders', models.ManyToManyField(related_name='places', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Workshop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=places.codes.new_code, max_length=8, unique=True)),
                ('token', models.CharField(default=places.codes.new_token, max_length=32, unique=True)),
                ('epoch', models.CharField(default=places.codes.new_token, help_text='Changes when a backup is restored', max_length=32)),
                ('question', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(default='en', max_length=8)),
                ('stage', models.CharField(choices=[('welcome', 'Welcome'), ('gather', 'Gather'), ('share', 'Share'), ('cluster', 'Put together'), ('combine', 'Combine'), ('weigh', 'Weigh'), ('write', 'Write'), ('close', 'Close')], default='welcome', max_length=16)),
                ('revision', models.PositiveBigIntegerField(default=0)),
                ('door_open', models.BooleanField(default=True)),
                ('door_waits', models.BooleanField(default=False, help_text='Closed by the weighing; opens again by itself when the room moves on')),
                ('photos_each', models.PositiveSmallIntegerField(default=3)),
                ('seed', models.PositiveIntegerField(default=1, help_text='For orders that are random per person and stay so')),
                ('weighs', models.CharField(choices=[('clusters', 'The shared piles'), ('themes', 'The themes')], default='clusters', max_length=16)),
                ('revealed_at', models.DateTimeField(blank=True, null=True)),
                ('themes_revealed_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('keep_until', models.DateField(blank=True, null=True)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='workshops', to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('symbol', models.CharField(choices=[('leaf', 'leaf'), ('boat', 'boat'), ('lamp', 'lamp'), ('wave', 'wave'), ('tree', 'tree'), ('bird', 'bird'), ('stone', 'stone'), ('bridge', 'bridge'), ('star', 'star'), ('loaf', 'loaf'), ('wheel', 'wheel'), ('shell', 'shell')], max_length=16)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='places.workshop')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('workshop', 'number'), name='one_group_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rev', models.PositiveIntegerField(default=0)),
                ('sample', models.JSONField(blank=True, help_text='Ids of the photos dealt to this table; none: it sorts them all', null=True)),
                ('proposed_at', models.DateTimeField(blank=True, null=True)),
                ('proposal', models.JSONField(blank=True, default=dict, help_text='Figures of the consensus behind a shared board')),
                ('group', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='board', to='places.group')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='boards', to='places.workshop')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('group', None)), fields=('workshop',), name='one_shared_board')],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('slug', models.SlugField(allow_unicode=True, max_length=100)),
                ('key', models.CharField(max_length=80)),
                ('is_starter', models.BooleanField(default=False)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='places.workshop')),
            ],
            options={
                'ordering': ('name', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('workshop', 'key'), name='one_theme_per_word')],
            },
        ),
        migrations.CreateModel(
            name='VisionDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('workshop', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='draft', to='places.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=80)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('also_called', models.JSONField(blank=True, default=list, help_text='[{name, tables: [group numbers]}]')),
                ('is_alone', models.BooleanField(default=False, help_text='A photo that stands alone, and matters')),
                ('order', models.PositiveIntegerField(default=0)),
                ('rev', models.PositiveIntegerField(default=0)),
                ('note_rev', models.PositiveIntegerField(default=0)),
                ('laid', models.PositiveIntegerField(default=0)),
                ('accepted', models.BooleanField(default=False, help_text='People have settled this shared cluster')),
                ('gone', models.BooleanField(default=False)),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='places.board')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.cluster')),
            ],
            options={
                'ordering': ('order', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_name', models.CharField(max_length=40)),
                ('name_key', models.CharField(max_length=80)),
                ('symbol', models.CharField(blank=True, choices=[('leaf', 'leaf'), ('boat', 'boat'), ('lamp', 'lamp'), ('wave', 'wave'), ('tree', 'tree'), ('bird', 'bird'), ('stone', 'stone'), ('bridge', 'bridge'), ('star', 'star'), ('loaf', 'loaf'), ('wheel', 'wheel'), ('shell', 'shell')], max_length=16)),
                ('language', models.CharField(default='en', max_length=8)),
                ('is_host', models.BooleanField(default=False)),
                ('in_team', models.BooleanField(default=False, help_text='One of the few who settle the shared board')),
                ('votes_void', models.BooleanField(default=False, help_text='Their dots and stances are not counted')),
                ('token', models.CharField(default=places.codes.new_token, max_length=32)),
                ('return_digest', models.CharField(max_length=64)),
                ('join_key', models.CharField(blank=True, max_length=32)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participants', to='places.group')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='places.workshop')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('workshop', 'name_key', 'symbol'), name='names_told_apart_by_symbol'), models.UniqueConstraint(fields=('workshop', 'return_digest'), name='return_codes_differ'), models.UniqueConstraint(condition=models.Q(('join_key', ''), _negated=True), fields=('workshop', 'join_key'), name='joined_once_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('clusters', 'The shared piles'), ('themes', 'The themes')], max_length=16)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ballots', to='places.group')),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='places.participant')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='places.workshop')),
            ],
            options={
                'indexes': [models.Index(fields=['workshop', 'subject'], name='ballots_of_a_round')],
                'constraints': [models.UniqueConstraint(fields=('participant', 'subject'), name='one_ballot_per_person'), models.UniqueConstraint(condition=models.Q(('participant', None)), fields=('group', 'subject'), name='one_ballot_per_table')],
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(choices=[('headline', 'Headline'), ('because', 'Because here …'), ('so', 'So we will …'), ('readings', 'Different readings'), ('commitments', 'What we promise')], max_length=16)),
                ('text', models.CharField(max_length=1200)),
                ('order', models.PositiveIntegerField(default=0)),
                ('origin', models.CharField(choices=[('template', 'Suggested'), ('quote', "In someone's own words"), ('human', 'Written here'), ('model', 'Suggested by a language model')], default='human', max_length=16)),
                ('settled', models.BooleanField(default=True)),
                ('dropped', models.BooleanField(default=False)),
                ('rev', models.PositiveIntegerField(default=1)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='places.visiondraft')),
            ],
            options={
                'ordering': ('order', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalSentence',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('section', models.CharField(choices=[('headline', 'Headline'), ('because', 'Because here …'), ('so', 'So we will …'), ('readings', 'Different readings'), ('commitments', 'What we promise')], max_length=16)),
                ('text', models.CharField(max_length=1200)),
                ('order', models.PositiveIntegerField(default=0)),
                ('origin', models.CharField(choices=[('template', 'Suggested'), ('quote', "In someone's own words"), ('human', 'Written here'), ('model', 'Suggested by a language model')], default='human', max_length=16)),
                ('settled', models.BooleanField(default=True)),
                ('dropped', models.BooleanField(default=False)),
                ('rev', models.PositiveIntegerField(default=1)),
                ('history_user_id', models.BigIntegerField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('draft', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='places.visiondraft')),
            ],
            options={
                'verbose_name': 'historical sentence',
                'verbose_name_plural': 'historical sentences',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lens', models.CharField(choices=[('unique', 'Only here'), ('belonging', 'Brings us together'), ('energy', 'Gives energy')], max_length=16)),
                ('dots', models.PositiveSmallIntegerField()),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='places.ballot')),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='places.cluster')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='places.theme')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cluster', None), ('theme__isnull', False)), models.Q(('cluster__isnull', False), ('theme', None)), _connector='OR'), name='on_a_cluster_or_a_theme'), models.UniqueConstraint(fields=('ballot', 'cluster', 'lens'), name='one_vote_per_lens'), models.UniqueConstraint(fields=('ballot', 'theme', 'lens'), name='one_theme_vote_per_lens'), models.CheckConstraint(condition=models.Q(('dots__gte', 1), ('dots__lte', 2)), name='one_or_two_dots')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('headlines', 'Headlines'), ('swap', 'Swap test'), ('mirror', 'Mirror'), ('consent', 'Can we live with it?')], max_length=16)),
                ('phase', models.CharField(choices=[('writing', 'Writing'), ('answering', 'Open'), ('shown', 'Shown')], default='answering', max_length=16)),
                ('other_name', models.CharField(blank=True, help_text='The other place of a swap test', max_length=80)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='places.workshop')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workshop', 'kind'), name='one_round_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='ModelEndpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=300)),
                ('model', models.CharField(max_length=80)),
                ('key', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(blank=True, max_length=16)),
                ('why', models.CharField(blank=True, max_length=16)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('workshop', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='model_endpoint', to='places.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='Headline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120)),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='headline', to='places.participant')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headlines', to='places.workshop')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='FormerCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=8)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_codes', to='places.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=32)),
                ('data', models.JSONField(blank=True, default=dict)),
                ('key', models.CharField(blank=True, max_length=32)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.participant')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='places.workshop')),
            ],
            options={
                'ordering': ('workshop', 'revision'),
                'constraints': [models.UniqueConstraint(fields=('workshop', 'revision'), name='revisions_are_gapless'), models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('workshop', 'key'), name='done_once_per_key')],
            },
        ),
        migrations.CreateModel(
            name='NameVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='name_votes', to='places.cluster')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='name_votes', to='places.participant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cluster', 'participant'), name='one_name_per_person_and_cluster')],
            },
        ),
        migrations.CreateModel(
            name='MissingNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='places.participant')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='places.round')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('round', 'participant'), name='one_note_each')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('turn', models.PositiveSmallIntegerField()),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('headline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='places.headline')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='places.participant')),
            ],
            options={
                'ordering': ('turn', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('headline', 'participant'), name='one_score_of_a_headline')],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=16)),
                ('value', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(1)])),
                ('rev', models.PositiveIntegerField(default=0)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='places.participant')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='places.round')),
                ('sentence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='places.sentence')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('sentence__isnull', False)), fields=('round', 'participant', 'sentence', 'question'), name='one_reaction_to_a_sentence'), models.UniqueConstraint(condition=models.Q(('sentence', None)), fields=('round', 'participant', 'question'), name='one_reaction_to_the_text')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField()),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.participant')),
                ('sentence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='places.sentence')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('sentence', 'participant'), name='participant_here_once'), models.UniqueConstraint(fields=('sentence', 'leader'), name='leader_here_once')],
            },
        ),
        migrations.CreateModel(
            name='Acceptance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.participant')),
                ('sentence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acceptances', to='places.sentence')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sentence', 'participant'), name='accepted_once_by_a_person'), models.UniqueConstraint(fields=('sentence', 'leader'), name='accepted_once_by_a_leader')],
            },
        ),
        migrations.CreateModel(
            name='Stance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('us', "That's us"), ('unsure', 'Not sure'), ('not_me', 'Not me')], max_length=16)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='places.cluster')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.group')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stances', to='places.participant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('participant', 'cluster'), name='one_stance_per_cluster')],
            },
        ),
        migrations.CreateModel(
            name='Tablet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=places.codes.new_token, max_length=32, unique=True)),
                ('join_key', models.CharField(blank=True, max_length=32)),
                ('joined_at', models.DateTimeField(auto_now_add=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tablets', to='places.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('join_key', ''), _negated=True), fields=('group', 'join_key'), name='tablet_joined_once_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('started', 'Started'), ('brought', 'Brought'), ('hidden', 'Hidden'), ('withdrawn', 'Withdrawn')], default='started', max_length=16)),
                ('key', models.CharField(blank=True, db_index=True, max_length=32)),
                ('width', models.PositiveIntegerField(default=0)),
                ('height', models.PositiveIntegerField(default=0)),
                ('colour', models.CharField(blank=True, max_length=7)),
                ('placeholder', models.TextField(blank=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('upload_key', models.CharField(max_length=32)),
                ('see', models.CharField(blank=True, max_length=150)),
                ('see_skipped', models.BooleanField(default=False)),
                ('essence', models.CharField(blank=True, max_length=500)),
                ('belonging', models.CharField(blank=True, max_length=500)),
                ('unique_here', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Not at all'), (1, 'A bit'), (2, 'A lot')], null=True)),
                ('brings_together', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Not at all'), (1, 'A bit'), (2, 'A lot')], null=True)),
                ('gives_energy', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Not at all'), (1, 'A bit'), (2, 'A lot')], null=True)),
                ('audience', models.CharField(choices=[('room', 'People in this room'), ('report', 'Also readers of our report'), ('public', 'Anyone')], default='room', max_length=16)),
                ('people', models.CharField(blank=True, choices=[('none', 'No'), ('me', 'Yes, only me'), ('agreed', 'Yes, others, and they agreed'), ('unasked', 'Yes, others, and I have not asked')], default='', help_text='Empty: not asked yet', max_length=16)),
                ('opened', models.BooleanField(default=False, help_text='Whether anybody but its owner has opened it; who, is kept nowhere')),
                ('rev', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('brought_at', models.DateTimeField(blank=True, null=True)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='places.participant')),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='places.workshop')),
            ],
            options={
                'ordering': ('brought_at', 'pk'),
                'indexes': [models.Index(fields=['workshop', 'state'], name='photo_by_workshop_state')],
                'constraints': [models.UniqueConstraint(fields=('participant', 'upload_key'), name='uploaded_once_per_key'), models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='picture_keys_differ')],
            },
        ),
        migrations.CreateModel(
            name='ThemedPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.participant')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themed_photos', to='places.photo')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themed_photos', to='places.theme')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='theme_once_per_photo')],
            },
        ),
        migrations.AddField(
            model_name='photo',
            name='themes',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='places.ThemedPhoto', to='places.Theme', verbose_name='Tags'),
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, max_length=500)),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='places.cluster')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='places.photo')),
                ('sentence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='places.sentence')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('cluster__isnull', False), ('photo', None)), models.Q(('cluster', None), ('photo__isnull', False)), _connector='OR'), name='evidence_is_photo_or_cluster'), models.UniqueConstraint(fields=('sentence', 'photo'), name='photo_once_per_sentence'), models.UniqueConstraint(fields=('sentence', 'cluster'), name='cluster_once_per_sentence')],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('copy', models.PositiveSmallIntegerField(default=0)),
                ('order', models.FloatField(default=0)),
                ('rev', models.PositiveIntegerField(default=1)),
                ('by_hand', models.BooleanField(default=True, help_text='False where the consensus put it')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='places.board')),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='places.cluster')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='places.photo')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='places.theme')),
            ],
            options={
                'ordering': ('order', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('photo', None), ('theme__isnull', False)), models.Q(('photo__isnull', False), ('theme', None)), _connector='OR'), name='places_a_photo_or_a_theme'), models.UniqueConstraint(fields=('cluster', 'photo'), name='photo_once_per_cluster'), models.UniqueConstraint(fields=('cluster', 'theme'), name='theme_once_per_cluster'), models.UniqueConstraint(fields=('board', 'photo', 'copy'), name='photo_copies_differ'), models.UniqueConstraint(fields=('board', 'theme', 'copy'), name='theme_copies_differ')],
            },
        ),
    ]
