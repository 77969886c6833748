"""The fixed words of Placeness (product.md §1) as enumerations, with the names people read."""

from places.enums.acts import Kind, Verb
from places.enums.belonging import Measure, PulseItem, PulseMoment, Question
from places.enums.files import FileFault, FileState, TakenKind
from places.enums.photos import Lens, OwnLens, People, PhotoAudience, PhotoState
from places.enums.retention import Erased, Ground, Hold
from places.enums.room import PlaceKind, Role, Scene, Stage, Symbol
from places.enums.takedowns import Decision, Reporter
from places.enums.vision import Origin, Phase, PromiseState, RoundKind, Section
from places.enums.weighing import Says, Subject

__all__ = [
    "Decision",
    "Erased",
    "FileFault",
    "FileState",
    "Ground",
    "Hold",
    "Kind",
    "Lens",
    "Measure",
    "Origin",
    "OwnLens",
    "People",
    "Phase",
    "PhotoAudience",
    "PhotoState",
    "PlaceKind",
    "PromiseState",
    "PulseItem",
    "PulseMoment",
    "Question",
    "Reporter",
    "Role",
    "RoundKind",
    "Says",
    "Scene",
    "Section",
    "Stage",
    "Subject",
    "Symbol",
    "TakenKind",
    "Verb",
]
