"""What is stored. Words as in product.md §1; constraints are the last wall behind the actions."""

from places.archives.models import SentArchive
from places.belonging.models.commitments import Commitment, FollowUp
from places.belonging.models.pulse import PulseAnswer, PulseMark, PulseRound
from places.belonging.models.reflections import Reflection
from places.boards.models import Board, Cluster, Placement
from places.comparison.models import PromiseMark
from places.consensus.models import NameVote
from places.exhibition.models import ShareLink
from places.exports.models import ExportFile
from places.facilitation.models import WorkshopMethod
from places.jobs.models import JobWorker
from places.people.models import Group, Latecomer, Participant, Tablet
from places.photos.models import Echo, Photo, Theme, ThemedPhoto
from places.rate_limits.models import RateWindow
from places.rounds.models import Headline, MissingNote, Reaction, Round, Score
from places.takedowns.models import Report
from places.vision.models import Acceptance, Evidence, ModelEndpoint, Presence, Sentence, VisionDraft
from places.weighing.models import Ballot, Stance, Vote
from places.workshops.models.activity import Activity
from places.workshops.models.co_leader import CoLeader
from places.workshops.models.erasure import Erasure, ErasureReport
from places.workshops.models.leader import Leader
from places.workshops.models.place import Place
from places.workshops.models.workshop import FormerCode, Workshop

__all__ = [
    "Acceptance",
    "Activity",
    "Ballot",
    "Board",
    "Cluster",
    "CoLeader",
    "Commitment",
    "Echo",
    "Erasure",
    "ErasureReport",
    "Evidence",
    "ExportFile",
    "FollowUp",
    "FormerCode",
    "Group",
    "Headline",
    "JobWorker",
    "Latecomer",
    "Leader",
    "MissingNote",
    "ModelEndpoint",
    "NameVote",
    "Participant",
    "Photo",
    "Place",
    "Placement",
    "Presence",
    "PromiseMark",
    "PulseAnswer",
    "PulseMark",
    "PulseRound",
    "RateWindow",
    "Reaction",
    "Reflection",
    "Report",
    "Round",
    "Score",
    "SentArchive",
    "Sentence",
    "ShareLink",
    "Stance",
    "Tablet",
    "Theme",
    "ThemedPhoto",
    "VisionDraft",
    "Vote",
    "Workshop",
    "WorkshopMethod",
]
