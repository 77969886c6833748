"""The fixed words of Placeness (product.md §1) as enumerations, with the names people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where the room stands. Moved by a leader or host, forwards and back; nothing moves by itself."""

    WELCOME = "welcome", _("Welcome")
    GATHER = "gather", _("Gather")
    SHARE = "share", _("Share")
    CLUSTER = "cluster", _("Put together")
    COMBINE = "combine", _("Combine")
    WEIGH = "weigh", _("Weigh")
    WRITE = "write", _("Write")
    CLOSE = "close", _("Close")

    @property
    def place_in_order(self) -> int:
        """0 for welcome … 7 for close."""
        return list(Stage).index(self)

    def reached(self, other: "Stage") -> bool:
        """Whether the room stands at `other` or later."""
        return self.place_in_order >= Stage(other).place_in_order


class Role(models.TextChoices):
    """Who asks: nobody yet, a participant, a table's device, a host (a participant who runs the room), a leader.

    The theme team's comes on top of another role, for the few people who settle the shared board.
    """

    NEWCOMER = "newcomer", _("Newcomer")
    PARTICIPANT = "participant", _("Participant")
    TABLE = "table", _("A table's device")
    TEAM = "settler", _("Theme team")
    HOST = "host", _("Host")
    LEADER = "leader", _("Leader")


class PlaceKind(models.TextChoices):
    """The four kinds of belonging that the source names."""

    PLACE = "place", _("A place")
    TEAM = "team", _("A team")
    NETWORK = "network", _("A network or community")
    CONSTITUENCY = "constituency", _("A group with a common cause")


class Lens(models.TextChoices):
    """The three components of place essence."""

    UNIQUE = "unique", _("Only here")
    BELONGING = "belonging", _("Brings us together")
    ENERGY = "energy", _("Gives energy")


class Subject(models.TextChoices):
    """What a round of weighing is about."""

    CLUSTERS = "clusters", _("The shared piles")
    THEMES = "themes", _("The themes")


class Says(models.TextChoices):
    """Where a person stands to a shared cluster."""

    US = "us", _("That's us")
    UNSURE = "unsure", _("Not sure")
    NOT_ME = "not_me", _("Not me")


class OwnLens(models.IntegerChoices):
    """How much the owner of a photo finds a lens in it."""

    NOT = 0, _("Not at all")
    BIT = 1, _("A bit")
    LOT = 2, _("A lot")


class Audience(models.TextChoices):
    """Who may see a photo: the consent its owner gave."""

    ROOM = "room", _("People in this room")
    REPORT = "report", _("Also readers of our report")
    PUBLIC = "public", _("Anyone")


class People(models.TextChoices):
    """Whether somebody can be recognised in a photo, and whether they agreed."""

    NONE = "none", _("No")
    ME = "me", _("Yes, only me")
    AGREED = "agreed", _("Yes, others, and they agreed")
    UNASKED = "unasked", _("Yes, others, and I have not asked")


class PhotoState(models.TextChoices):
    """From first tap to the room. `withdrawn` keeps the row as a neutral card, without picture or words."""

    STARTED = "started", _("Started")
    BROUGHT = "brought", _("Brought")
    HIDDEN = "hidden", _("Hidden")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Section(models.TextChoices):
    """The parts of a vision, in reading order."""

    HEADLINE = "headline", _("Headline")
    BECAUSE = "because", _("Because here …")
    SO = "so", _("So we will …")
    READINGS = "readings", _("Different readings")
    COMMITMENTS = "commitments", _("What we promise")


class Origin(models.TextChoices):
    """Where a sentence came from. Template sentences are grey until a person edits or accepts them."""

    TEMPLATE = "template", _("Suggested")
    QUOTE = "quote", _("In someone's own words")
    HUMAN = "human", _("Written here")
    MODEL = "model", _("Suggested by a language model")


class RoundKind(models.TextChoices):
    """The ways in which a room tries its text on itself."""

    HEADLINES = "headlines", _("Headlines")
    SWAP = "swap", _("Swap test")
    MIRROR = "mirror", _("Mirror")
    CONSENT = "consent", _("Can we live with it?")


class Phase(models.TextChoices):
    """Where a round stands. Only headlines are written first; answers are hidden until it is shown."""

    WRITING = "writing", _("Writing")
    ANSWERING = "answering", _("Open")
    SHOWN = "shown", _("Shown")


class Symbol(models.TextChoices):
    """Marks that tell two tables, or two Annas, apart. Each has a word, a shape and a colour."""

    LEAF = "leaf", _("leaf")
    BOAT = "boat", _("boat")
    LAMP = "lamp", _("lamp")
    WAVE = "wave", _("wave")
    TREE = "tree", _("tree")
    BIRD = "bird", _("bird")
    STONE = "stone", _("stone")
    BRIDGE = "bridge", _("bridge")
    STAR = "star", _("star")
    LOAF = "loaf", pgettext_lazy("bread", "loaf")
    WHEEL = "wheel", _("wheel")
    SHELL = "shell", _("shell")


class Verb(models.TextChoices):
    """The things people do; `places.rules` says who may do which when."""

    JOIN = "join"
    BRING = "bring"
    CHANGE_OWN = "change_own"
    WITHDRAW = "withdraw"
    SEE_WALL = "see_wall"
    ADD_THEME = "add_theme"
    SEE_OWN_BOARD = "see_own_board"
    SEE_EVERY_BOARD = "see_every_board"
    SORT = "sort"
    SEE_SHARED_BOARD = "see_shared_board"
    SORT_SHARED = "sort_shared"
    NAME_TEAM = "name_team"
    CHOOSE_NAME = "choose_name"
    CHOOSE_SUBJECT = "choose_subject"
    VOTE = "vote"
    VOTE_TOGETHER = "vote_together"
    VOID_VOTES = "void_votes"
    REVEAL = "reveal"
    SEE_RESULTS = "see_results"
    SEE_VISION = "see_vision"
    WRITE = "write"
    EXPORT = "export"
    EXPORT_SORTS = "export_sorts"
    ASK_MODEL = "ask_model"
    OPEN_ROUND = "open_round"
    ANSWER_ROUND = "answer_round"
    RUN_ROOM = "run_room"
    SEE_DESK = "see_desk"
    CHANGE_WORKSHOP = "change_workshop"


class Kind(models.TextChoices):
    """What an Activity tells."""

    WORKSHOP_OPENED = "workshop_opened"
    WORKSHOP_CHANGED = "workshop_changed"
    STAGE_MOVED = "stage_moved"
    CODE_CHANGED = "code_changed"
    DOOR_MOVED = "door_moved"
    PERSON_JOINED = "person_joined"
    PERSON_CHANGED = "person_changed"
    TABLET_JOINED = "tablet_joined"
    PHOTO_STARTED = "photo_started"
    PHOTO_DESCRIBED = "photo_described"
    PHOTO_BROUGHT = "photo_brought"
    PHOTO_CHANGED = "photo_changed"
    PHOTO_HIDDEN = "photo_hidden"
    PHOTO_SHOWN = "photo_shown"
    PHOTO_WITHDRAWN = "photo_withdrawn"
    THEME_ADDED = "theme_added"
    THEME_REMOVED = "theme_removed"
    CLUSTER_MADE = "cluster_made"
    CLUSTER_RENAMED = "cluster_renamed"
    CLUSTER_NOTED = "cluster_noted"
    CLUSTER_SPLIT = "cluster_split"
    CLUSTERS_MERGED = "clusters_merged"
    CLUSTER_DISSOLVED = "cluster_dissolved"
    CARD_ALONE = "card_alone"
    CARDS_MOVED = "cards_moved"
    CARDS_COPIED = "cards_copied"
    MOVE_UNDONE = "move_undone"
    BOARD_WORKING = "board_working"
    BOARD_PROPOSED = "board_proposed"
    CLUSTER_ACCEPTED = "cluster_accepted"
    NAME_CHOSEN = "name_chosen"
    NAMES_SHOWN = "names_shown"
    NAMES_HIDDEN = "names_hidden"
    SUBJECT_CHOSEN = "subject_chosen"
    BALLOT_OPENED = "ballot_opened"
    VOTED = "voted"
    STANCE_TAKEN = "stance_taken"
    VOTES_VOIDED = "votes_voided"
    VOTES_RESTORED = "votes_restored"
    VOTES_REVEALED = "votes_revealed"
    VOTES_HIDDEN = "votes_hidden"
    DRAFT_MADE = "draft_made"
    SENTENCE_ADDED = "sentence_added"
    SENTENCE_CHANGED = "sentence_changed"
    SENTENCE_DROPPED = "sentence_dropped"
    SENTENCE_MOVED = "sentence_moved"
    EVIDENCE_LINKED = "evidence_linked"
    EVIDENCE_CUT = "evidence_cut"
    EXPORTED = "exported"
    MODEL_ASKED = "model_asked"
    ROUND_OPENED = "round_opened"
    ROUND_SHOWN = "round_shown"
    ROUND_ANSWERED = "round_answered"
