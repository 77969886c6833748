"""What is stored. Words as in product.md §1; constraints are the last wall behind the actions."""

from places.models.activity import Activity
from places.models.board import Board, Cluster, Placement
from places.models.leader import Leader
from places.models.naming import NameVote
from places.models.people import Group, Participant, Tablet
from places.models.photo import Photo
from places.models.place import Place
from places.models.round import Headline, MissingNote, Reaction, Round, Score
from places.models.suggesting import Acceptance, ModelEndpoint
from places.models.theme import Theme, ThemedPhoto
from places.models.vision import Evidence, Presence, Sentence, VisionDraft
from places.models.vote import Ballot, Stance, Vote
from places.models.workshop import FormerCode, Workshop

__all__ = [
    "Acceptance",
    "Activity",
    "Ballot",
    "Board",
    "Cluster",
    "Evidence",
    "FormerCode",
    "Group",
    "Headline",
    "Leader",
    "MissingNote",
    "ModelEndpoint",
    "NameVote",
    "Participant",
    "Photo",
    "Place",
    "Placement",
    "Presence",
    "Reaction",
    "Round",
    "Score",
    "Sentence",
    "Stance",
    "Tablet",
    "Theme",
    "ThemedPhoto",
    "VisionDraft",
    "Vote",
    "Workshop",
]
