"""What each model holds and about whom, for the data map. A test fails for a model that is not here."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

NOBODY, PARTICIPANTS, LEADERS = _("nobody"), _("participants"), _("leaders")
BOTH, PICTURED = _("participants and leaders"), _("participants, and people in their pictures")


@dataclass(frozen=True)
class Holding:
    """What a model holds, and about whom."""

    what: Any
    whom: Any


MODEL_WORDS = {
    "places.Leader": Holding(
        _("Accounts of leaders: e-mail address, first name, hash of the password"), LEADERS
    ),
    "places.Leader_groups": Holding(_("Rights of accounts (not used)"), LEADERS),
    "places.Leader_user_permissions": Holding(_("Rights of accounts (not used)"), LEADERS),
    "places.Place": Holding(_("Places that workshops are about"), NOBODY),
    "places.Place_leaders": Holding(_("Which leader works with which place"), LEADERS),
    "places.Workshop": Holding(
        _("Workshops: codes, question, stage, day until which they are kept"), LEADERS
    ),
    "places.WorkshopMethod": Holding(_("The plan of a workshop with the words to say"), NOBODY),
    "places.CoLeader": Holding(
        _("Invitations to lead a workshop, with the hash of their link, and who took them"), LEADERS
    ),
    "places.FormerCode": Holding(_("Join codes that were replaced"), NOBODY),
    "places.Group": Holding(_("Tables of a workshop"), NOBODY),
    "places.Participant": Holding(
        _("Participants: first name, symbol, table, hash of the return code"), PARTICIPANTS
    ),
    "places.Tablet": Holding(_("Shared devices of tables"), NOBODY),
    "places.Latecomer": Holding(_("Browsers that wait outside while nobody can join, without names"), NOBODY),
    "places.Photo": Holding(
        _("Pictures with their owners' words and consent; the files lie beside"), PICTURED
    ),
    "places.Theme": Holding(_("Words that were put on pictures"), NOBODY),
    "places.ThemedPhoto": Holding(_("Which word is on which picture, and who put it there"), PARTICIPANTS),
    "places.Echo": Holding(_("That a picture speaks to a person too; only its owner reads it"), PARTICIPANTS),
    "places.Board": Holding(_("Boards on which pictures are sorted"), NOBODY),
    "places.Cluster": Holding(_("Piles of pictures with their names and notes"), NOBODY),
    "places.Placement": Holding(_("Which picture lies in which pile"), NOBODY),
    "places.NameVote": Holding(_("Which name for a pile a person chose"), PARTICIPANTS),
    "places.Ballot": Holding(_("That a person gave dots"), PARTICIPANTS),
    "places.Vote": Holding(_("The dots of a ballot; shown only as sums"), PARTICIPANTS),
    "places.Stance": Holding(_("What a person said of a pile; shown only as sums"), PARTICIPANTS),
    "places.VisionDraft": Holding(_("The text of a vision"), NOBODY),
    "places.Sentence": Holding(_("Sentences of a vision"), PARTICIPANTS),
    "places.HistoricalSentence": Holding(_("Earlier versions of sentences"), PARTICIPANTS),
    "places.Evidence": Holding(_("Pictures and quotes on which sentences rest"), PARTICIPANTS),
    "places.Presence": Holding(_("Who is writing in which sentence just now"), BOTH),
    "places.Acceptance": Holding(_("Who has accepted a sentence"), BOTH),
    "places.ModelEndpoint": Holding(
        _("Address and key of a language model, where a leader has set one up"), NOBODY
    ),
    "places.Round": Holding(_("Rounds of questions in a workshop"), NOBODY),
    "places.Reaction": Holding(_("Answers to the questions of a round"), PARTICIPANTS),
    "places.Headline": Holding(_("Headlines that people wrote"), PARTICIPANTS),
    "places.Score": Holding(_("Points that people gave to headlines; shown only as sums"), PARTICIPANTS),
    "places.MissingNote": Holding(_("What a person misses in the vision"), PARTICIPANTS),
    "places.PromiseMark": Holding(_("What became of a promise in the vision"), LEADERS),
    "places.Commitment": Holding(
        _("What people say that they will do: private unless they share it"), PARTICIPANTS
    ),
    "places.FollowUp": Holding(_("What people later say became of it; shown only as sums"), PARTICIPANTS),
    "places.Reflection": Holding(
        _("What people wrote about the questions at the end: private unless they share it"), PARTICIPANTS
    ),
    "places.PulseRound": Holding(_("Rounds of the pulse on belonging"), NOBODY),
    "places.PulseMark": Holding(_("That a person has answered a round of the pulse"), PARTICIPANTS),
    "places.PulseAnswer": Holding(
        _("Answers of the pulse, each by itself: not who gave it, nor when; shown only as sums"), NOBODY
    ),
    "places.ShareLink": Holding(_("The secret link under which a vision is read"), NOBODY),
    "places.ExportFile": Holding(_("Files that were asked for, for a day"), BOTH),
    "places.SentArchive": Holding(_("Archives that leaders sent to be opened, for a week"), LEADERS),
    "places.Report": Holding(_("What was reported of a picture, and what was decided"), PICTURED),
    "places.Activity": Holding(_("The log: what happened and who did it, as numbers, without words"), BOTH),
    "places.Erasure": Holding(_("The ledger of what was erased, as numbers"), NOBODY),
    "places.ErasureReport": Holding(_("Reports of erased workshops: counts, without words"), LEADERS),
    "places.ErasureReport_leaders": Holding(_("Which leader may read which report"), LEADERS),
    "places.JobWorker": Holding(_("Processes that do background jobs"), NOBODY),
    "places.RateWindow": Holding(_("Counts of failed attempts, under keyed hashes"), NOBODY),
    "sessions.Session": Holding(_("Sessions of browsers: which person or leader a browser is"), BOTH),
    "django_tasks_database.DBTaskResult": Holding(_("Background jobs, as numbers"), NOBODY),
    "auth.Permission": Holding(_("Names of rights (not used)"), NOBODY),
    "auth.Group": Holding(_("Names of groups of accounts (not used)"), NOBODY),
    "auth.Group_permissions": Holding(_("Rights of groups of accounts (not used)"), NOBODY),
    "contenttypes.ContentType": Holding(_("Names of models"), NOBODY),
    "taggit.Tag": Holding(_("Words of another package (not used)"), NOBODY),
    "taggit.TaggedItem": Holding(_("Words of another package (not used)"), NOBODY),
}
