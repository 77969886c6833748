"""What is known of every kind of act on a board is in one table, and is what people read and see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.boards.acts import BOARD_ACTS, board_act, sentence
from places.boards.live.operations import own
from places.boards.queries.history import board_history
from places.consensus.actions import accepting, naming, proposing
from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Board, Cluster
from places.rules import Actor
from places.workshops.queries.workshops import by_id
from tests.builders.boards import pile, seen
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini

PLACES = Path(__file__).resolve().parents[2] / "places"
GROUPS = (ast.Set, ast.List, ast.Tuple, ast.Dict, ast.BoolOp)

# Read when all is done: a pile that has gone by then has no title for those who are at the board.
SENTENCES = [
    (
        "cluster_made",
        "Mira put 2 cards together: Shore",
        "Put together: Shore.",
        "Mira put 2 cards together: Shore.",
    ),
    (
        "cluster_made",
        "Mira put 1 card in a new pile: ",
        "Put together: .",
        "Mira put 1 card together: Flame.",
    ),
    ("cards_moved", "Mira moved 1 card to Shore", "Moved to Shore.", "Mira moved 1 card to Shore."),
    (
        "cards_moved",
        "Mira took 1 card out of its pile",
        "Taken out. It is not placed now.",
        "Mira took 1 card out of Shore.",
    ),
    (
        "cluster_renamed",
        "Mira named a pile: ",
        "The name is saved.",
        "Mira named a pile, which is called Flame today.",
    ),
    (
        "cluster_noted",
        "Mira wrote a note on ",
        "The note is saved.",
        "Mira wrote a note on Flame.",
    ),
    (
        "cards_copied",
        "Mira laid a copy of 1 card in ",
        "A copy lies in  now.",
        "Mira laid a copy of 1 card in Flame.",
    ),
    (
        "cards_copied",
        "Mira laid a copy of 1 card in Pile 5",
        "A copy lies in Pile 5 now.",
        "Mira laid a copy of 1 card in Pile 5.",
    ),
    (
        "cluster_split",
        "Mira split a pile:  is new",
        "Split. The new pile is .",
        "Mira made Ember out of Flame.",
    ),
    (
        "clusters_merged",
        "Mira put two piles together: Shore",
        "Put together: Shore.",
        "Mira put Ember together with Shore.",
    ),
    (
        "card_alone",
        "Mira said that one card stands alone, and matters",
        "It stands alone, and matters.",
        "Mira let one card stand alone: Pile 7.",
    ),
    ("move_undone", "Mira undid a move", "Undone.", "Mira undid a move."),
    (
        "cluster_made",
        "Mira put 1 card in a new pile: Lake",
        "Put together: Lake.",
        "Mira put 1 card together: Lake.",
    ),
    (
        "cluster_dissolved",
        "Mira took a pile apart",
        "The pile is taken apart. Its cards are not placed now.",
        "Mira took Flame apart.",
    ),
    ("sorts_imported", "1 card came from a file, sorted already."),
]
ON_THE_SHARED_BOARD = [
    ("board_proposed", "The tables' boards were combined: 6 cards moved."),
    ("cluster_accepted", "A leader accepted Making."),
    ("cluster_accepted", "A leader opened Making again."),
    ("name_chosen",),
    ("names_shown",),
    ("names_hidden",),
    ("board_working",),
]
COUNTING_PILES = {
    "board_working",
    "board_proposed",
    "cluster_made",
    "cluster_dissolved",
    "clusters_merged",
    "sorts_imported",
}
MOVING_CARDS = {"cards_moved", "cards_copied", "card_alone", "cluster_split", "move_undone"}


def every_act() -> tuple[Room, list[Activity]]:
    """Return a room that combines, and the acts, in the order in which they were done."""
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    acts = [proposing.propose(actor=room.leading)]
    table = Board.objects.get(group=room.groups[0])
    shared = Board.objects.get(workshop=room.workshop, group=None)
    acts += _by_hand(room, room.actor(room.people[0]), table)
    acts += _by_hand(room, room.leading, shared)
    acts += _settled(room, shared)
    steps = [["p1", None, [pile(table, "Lake").pk, 1, 1.0]]]
    return room, [*acts, Activity.record(room.leading, Kind.SORTS_IMPORTED, board=table.pk, cards=steps)]


def _by_hand(room: Room, actor: Actor, board: Board) -> list[Activity]:
    """The ten kinds of acts that people do with their hands; moving and copying in both their ways."""
    one, two, three, four, five, _six = room.photos
    who = {"actor": actor, "board_id": board.pk}
    return [
        card_actions.put_together(**who, cards=seen(board, one, two), name="Shore"),
        card_actions.put_together(**who, cards=seen(board, three), name="Fire"),
        card_actions.move(**who, cards=seen(board, four), to=pile(board, "Shore").pk),
        card_actions.move(**who, cards=seen(board, four), to=None),
        card_actions.rename(**who, cluster_id=pile(board, "Fire").pk, name="Flame"),
        piles.note(**who, cluster_id=pile(board, "Flame").pk, text="Hot"),
        card_actions.copy(**who, cards=seen(board, one), to=pile(board, "Flame").pk),
        card_actions.copy(**who, cards=seen(board, two), to=None),
        piles.split(**who, cluster_id=pile(board, "Flame").pk, cards=seen(board, three), name="Ember"),
        piles.merge(**who, cluster_id=pile(board, "Ember").pk, into=pile(board, "Shore").pk),
        piles.stand_alone(**who, cards=seen(board, five)),
        undo.undo(**who),
        card_actions.put_together(**who, cards=seen(board, five), name="Lake"),
        card_actions.dissolve(**who, cluster_id=pile(board, "Flame").pk),
    ]


def _settled(room: Room, board: Board) -> list[Activity]:
    """What is done with the shared board besides: its clusters accepted, their names chosen."""
    first = Cluster.objects.standing().filter(board=board).order_by("order")[0]
    Cluster.objects.filter(pk=first.pk).update(also_called=[{"name": "Water", "tables": [1]}])
    mira = room.actor(room.people[0])
    return [
        accepting.accept(actor=room.leading, cluster_id=first.pk),
        accepting.accept(actor=room.leading, cluster_id=first.pk, on=False),
        naming.choose_name(actor=mira, cluster_id=first.pk, name="Water"),
        naming.show_names(actor=room.leading, on=True),
        naming.show_names(actor=room.leading, on=False),
        Activity.record(room.leading, Kind.BOARD_WORKING, board=board.pk),
    ]


def read(room: Room, act: Activity, language: str = "en") -> tuple[str, ...]:
    """The kind of an act; what others at the board, the person, and later readers of its history are told of it."""
    facts = by_id(room.workshop.pk)
    assert facts is not None
    listener = Audience(room.workshop.pk, f"board-{act.board}", language, Role.LEADER)
    with translation.override(language):
        said = [one["text"] for one in operations(act, listener) if one["op"] == "say"]
        told = [one["text"] for one in own(act, act.board or 0, facts)]
        moments = board_history(room.workshop.pk, act.board or 0).moments
        return (act.kind, *said, *told, *(one.sentence for one in moments if one.at == act.at))


def refreshed(room: Room, acts: list[Activity], channel: str) -> set[str]:
    """The kinds of acts after which pages of this channel are fetched again."""
    listener = Audience(room.workshop.pk, channel, "en", Role.LEADER)
    return {act.kind for act in acts if {"op": "refresh"} in operations(act, listener)}


def test_what_people_read_and_what_is_fetched_again_after_every_kind_of_act(db: None) -> None:
    room, acts = every_act()
    assert {act.kind for act in acts} == set(BOARD_ACTS)
    table = Board.objects.get(group=room.groups[0])
    assert [read(room, act) for act in acts if act.board == table.pk] == SENTENCES
    by_hand = {row[0] for row in SENTENCES}
    others = [act for act in acts if act.kind not in by_hand]
    assert [read(room, act) for act in others] == ON_THE_SHARED_BOARD
    assert read(room, acts[3], "sv")[1:] == (
        "Mira flyttade 1 kort till Shore",
        "Flyttat till Shore.",
        "Mira flyttade 1 kort till Shore.",
    )
    assert refreshed(room, acts, "combine") == {"names_shown", "names_hidden"}
    assert refreshed(room, acts, "desk") == COUNTING_PILES | MOVING_CARDS
    assert refreshed(room.at(Stage.CLUSTER), acts, "desk") == COUNTING_PILES


@pytest.mark.parametrize(
    ("left", "back", "told"),
    [
        (0, 2, "Undone."),
        (1, 3, "Undone. 1 card stays where somebody else has put it since."),
        (2, 1, "Undone. 2 cards stay where others have put them since."),
        (1, 0, "The pile it came from is no longer here. It stays where it is."),
    ],
)
def test_undoing_says_what_stays_where_others_have_put_it(left: int, back: int, told: str) -> None:
    words = BOARD_ACTS[Kind.MOVE_UNDONE].told
    assert words is not None
    assert sentence(words, {"pile": "", "count": left, "back": back}) == told


def test_other_acts_and_those_of_a_newer_version_change_nothing_on_a_board() -> None:
    assert board_act(Kind.PHOTO_BROUGHT) == board_act("from_tomorrow")
    assert not board_act("from_tomorrow").changes_board


def test_every_kind_that_is_logged_with_a_board_has_its_entry() -> None:
    functions = [
        function
        for path in sorted([*PLACES.glob("*/actions.py"), *PLACES.glob("*/actions/*.py")])
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
    ]
    logged = set().union(*(logged_with_a_board(function) for function in functions))
    assert logged == {Kind(kind).name for kind in BOARD_ACTS}


def test_no_other_module_groups_kinds_of_acts_on_boards() -> None:
    others = set(PLACES.rglob("*.py")) - {PLACES / "boards" / "acts.py", PLACES / "enums" / "acts.py"}
    found = {
        f"{path.relative_to(PLACES)}:{line}"
        for path in others
        for line in groups(path.read_text(encoding="utf-8"))
    }
    assert found == set(), (
        "add a field to BoardAct and ask board_act(kind), or derive the group from BOARD_ACTS"
    )


@pytest.mark.parametrize(
    "breach",
    [
        "MOVES = {Kind.CARDS_MOVED, Kind.CARDS_COPIED}",
        "MOVES = (Kind.VOTED, *MORE, Kind.CARDS_MOVED, Kind.CARDS_COPIED)",
        "WORDS = {Kind.CARDS_MOVED: 'moved', Kind.CARDS_COPIED: 'copied'}",
        "if kind == Kind.CARDS_MOVED or kind == Kind.CARDS_COPIED: pass",
    ],
)
def test_such_a_group_is_seen(breach: str) -> None:
    assert list(groups(breach)) == [1]
    assert list(groups(breach.replace("CARDS_COPIED", "PHOTO_BROUGHT"))) == []


def groups(source: str) -> Iterator[int]:
    """Yield the line of each set, list, tuple, mapping or condition that names two kinds of acts on boards."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, GROUPS):
            members = node.keys if isinstance(node, ast.Dict) else list(ast.iter_child_nodes(node))
            named = {each.attr for member in members if member for each in _kinds(member)}
            if len(named & {Kind(kind).name for kind in BOARD_ACTS}) > 1:
                yield node.lineno


def _kinds(member: ast.AST) -> Iterator[ast.Attribute]:
    nodes = (member, member.left, *member.comparators) if isinstance(member, ast.Compare) else (member,)
    return (node for node in nodes if is_kind(node))


def logged_with_a_board(function: ast.FunctionDef) -> set[str]:
    """The kinds that a function names, unless only in calls without `board=`; nothing when it has no such call."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    without = [call for call in calls if all(named.arg != "board" for named in call.keywords)]
    elsewhere = {id(node) for call in without for argument in arguments(call) for node in ast.walk(argument)}
    named = {node.attr for node in ast.walk(function) if is_kind(node) and id(node) not in elsewhere}
    return named if len(without) < len(calls) else set()


def arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(named.value for named in call.keywords)]


def is_kind(node: ast.AST) -> bool:
    is_member = isinstance(node, ast.Attribute) and node.attr.isupper()
    return is_member and isinstance(node.value, ast.Name) and node.value.id == "Kind"
