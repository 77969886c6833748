"""The three made-up rooms of tests/data/rooms, as ordinary people wrote and piled them, and their text to read."""

import json
from pathlib import Path
from typing import Any

from places.consensus.actions import proposing
from places.enums import PhotoAudience, Stage
from places.models import Group, Participant, Place, Workshop
from places.vision.queries.sentence_views import SentenceView
from places.vision.queries.vision import vision
from tests.builders.rooms import Room, open_room
from tests.builders.tables import sort_all

TOLD = Path(__file__).parent.parent / "data" / "rooms"
NAMES = ("hebworth", "hyttnas", "portcarrick")


def told(name: str) -> dict[str, Any]:
    """What the file of a room holds."""
    return json.loads((TOLD / f"{name}.json").read_text(encoding="utf-8"))


def told_room(name: str) -> Room:
    """This room at *write*: its cards brought (all agreed to a report), its tables' piles, and their consensus."""
    words = told(name)
    room = open_room(Stage.COMBINE, name=words["place"])
    Place.objects.filter(pk=room.workshop.place_id).update(ness=words["ness"])
    Workshop.objects.filter(pk=room.workshop.pk).update(language=words["language"])
    Participant.objects.filter(workshop=room.workshop).delete()
    table = "Bord" if words["language"] == "sv" else "Table"
    for number in range(len(room.groups) + 1, len(words["piles"]) + 1):
        group = Group(workshop=room.workshop, number=number, symbol="lamp")
        room.groups.append(group)
    for number, group in enumerate(room.groups, start=1):
        group.name = f"{table} {number}"
        group.save()
    room.people[:] = [_person(room, number, each) for number, each in enumerate(words["people"])]
    for card in words["cards"]:
        said = {"belonging": card["belonging"], "audience": PhotoAudience.REPORT}
        room.photo(room.people[card["by"]], card["essence"], **said)
    place = {card["id"]: number for number, card in enumerate(words["cards"])}
    sort_all(
        room,
        {
            int(number): {pile["name"]: [place[card] for card in pile["cards"]] for pile in piles}
            for number, piles in words["piles"].items()
        },
    )
    room.at(Stage.COMBINE)
    proposing.propose(actor=room.leading)
    return room.at(Stage.WRITE)


def _person(room: Room, number: int, told_of: dict[str, Any]) -> Participant:
    return Participant.objects.create(
        workshop=room.workshop,
        group=room.groups[told_of["table"] - 1],
        first_name=told_of["name"],
        name_key=told_of["name"].casefold(),
        return_digest=f"told {number} of {room.workshop.pk}",
    )


def read_aloud(workshop_id: int) -> str:
    """The text of a workshop as it would be read aloud, quotes with their speakers."""
    lines: list[str] = []
    for part in vision(workshop_id):
        if part.sentences:
            lines.append(f"[{part.section.value}]")
            lines += [_line(each) for each in part.sentences]
            lines.append("")
    return "\n".join(lines)


def _line(sentence: SentenceView) -> str:
    if sentence.is_heading:
        return f"\n** {sentence.text}"
    if sentence.quoted:
        return f"   {sentence.quoted.first_name}: “{sentence.text}”"
    return sentence.text
