"""Permissions by role and stage: one table, used by pages (`may`) and by actions (`require`)."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from places.enums import Role, Stage, Verb
from places.errors import NotNow, NotYours

P, T, H, L, S = Role.PARTICIPANT, Role.TABLE, Role.HOST, Role.LEADER, Role.TEAM
OWNER = Role.OWNER
EVERYONE = frozenset({P, H, L})
LOOKING = EVERYONE | {T}
IN_THE_ROOM = frozenset({P, H})
SORTING = IN_THE_ROOM | {T}
RUNNERS = frozenset({H, L})
SETTLERS = RUNNERS | {S}
FEWEST_IN_TEAM, MOST_IN_TEAM = 2, 4  # members; one person alone does not settle the shared board


@dataclass(frozen=True)
class Actor:
    """The person or device that acts, within one workshop.

    `participant_id`, `group_id` and `leader_id` are None where they do not apply; a leader who also joined
    has both a `leader_id` and a `participant_id`. For members of the theme team `team` is the number of its
    people, else 0. `invited` is a leader who was invited to this workshop and does not belong to its place.
    """

    workshop_id: int
    role: Role
    participant_id: int | None = None
    group_id: int | None = None
    leader_id: int | None = None
    team: int = 0
    invited: bool = False

    @property
    def me(self) -> int:
        """The participant that this person is. Raises `NotYours` for one who has not joined."""
        if self.participant_id is None:
            raise NotYours(_("Only people who have joined can do this."))
        return self.participant_id

    @property
    def roles(self) -> frozenset[Role]:
        """All roles this person holds: a leader who joined may also do what participants do.

        The theme team's is held from its second person on, an owner's by all leaders but those who were invited.
        """
        more = {P} if self.participant_id else set()
        if self.team >= FEWEST_IN_TEAM:
            more.add(S)
        if self.role == L and not self.invited:
            more.add(OWNER)
        return frozenset({self.role, *more})


def _between(first: Stage, last: Stage) -> frozenset[Stage]:
    return frozenset(s for s in Stage if first.place_in_order <= s.place_in_order <= last.place_in_order)


ALWAYS = _between(Stage.WELCOME, Stage.CLOSE)
WORKING = frozenset(
    {Stage.GATHER, Stage.CLUSTER, Stage.WEIGH, Stage.WRITE}
)  # people do something of their own

# verb: (stages in which it may be done, roles that may do it)
TABLE: dict[Verb, tuple[frozenset[Stage], frozenset[Role]]] = {
    Verb.JOIN: (ALWAYS, frozenset(Role)),
    Verb.HELP: (ALWAYS, IN_THE_ROOM),
    Verb.BRING: (_between(Stage.GATHER, Stage.COMBINE), IN_THE_ROOM),
    Verb.CHANGE_OWN: (ALWAYS, IN_THE_ROOM),
    Verb.WITHDRAW: (ALWAYS, IN_THE_ROOM),
    Verb.REPORT: (ALWAYS, frozenset(Role)),
    Verb.SETTLE_REPORT: (ALWAYS, RUNNERS),
    Verb.CHECK_PICTURES: (ALWAYS, RUNNERS),
    Verb.ERASE: (ALWAYS, frozenset({L})),
    Verb.SEE_WALL: (_between(Stage.SHARE, Stage.CLOSE), LOOKING),
    Verb.ADD_THEME: (_between(Stage.SHARE, Stage.COMBINE), EVERYONE),
    Verb.MERGE_THEMES: (_between(Stage.SHARE, Stage.COMBINE), RUNNERS),
    Verb.ECHO: (_between(Stage.SHARE, Stage.CLOSE), IN_THE_ROOM),
    Verb.SEE_OWN_BOARD: (_between(Stage.CLUSTER, Stage.CLOSE), LOOKING),
    Verb.SEE_EVERY_BOARD: (_between(Stage.COMBINE, Stage.CLOSE), LOOKING),
    Verb.SORT: (_between(Stage.CLUSTER, Stage.COMBINE), SORTING),
    Verb.SEE_SHARED_BOARD: (_between(Stage.COMBINE, Stage.CLOSE), LOOKING),
    Verb.SORT_SHARED: (_between(Stage.COMBINE, Stage.COMBINE), SETTLERS),
    Verb.NAME_TEAM: (_between(Stage.CLUSTER, Stage.COMBINE), RUNNERS),
    Verb.CHOOSE_NAME: (_between(Stage.COMBINE, Stage.COMBINE), IN_THE_ROOM),
    Verb.CHOOSE_SUBJECT: (_between(Stage.COMBINE, Stage.WEIGH), RUNNERS),
    Verb.VOTE: (_between(Stage.WEIGH, Stage.WEIGH), IN_THE_ROOM),
    Verb.VOTE_TOGETHER: (_between(Stage.WEIGH, Stage.WEIGH), SORTING),
    Verb.VOID_VOTES: (_between(Stage.WEIGH, Stage.WEIGH), RUNNERS),
    Verb.REVEAL: (_between(Stage.WEIGH, Stage.WEIGH), RUNNERS),
    Verb.SEE_RESULTS: (_between(Stage.WEIGH, Stage.CLOSE), LOOKING),
    Verb.SEE_VISION: (_between(Stage.WRITE, Stage.CLOSE), LOOKING),
    Verb.SEE_JOURNEYS: (_between(Stage.CLOSE, Stage.CLOSE), IN_THE_ROOM),
    Verb.WRITE: (_between(Stage.WRITE, Stage.CLOSE), EVERYONE),
    Verb.EXPORT: (_between(Stage.WRITE, Stage.CLOSE), RUNNERS),
    Verb.EXPORT_SORTS: (_between(Stage.COMBINE, Stage.CLOSE), RUNNERS),
    Verb.SHARE_VISION: (_between(Stage.WRITE, Stage.CLOSE), frozenset({L})),
    Verb.ASK_MODEL: (_between(Stage.WRITE, Stage.CLOSE), RUNNERS),
    Verb.OPEN_ROUND: (_between(Stage.WRITE, Stage.CLOSE), RUNNERS),
    Verb.ANSWER_ROUND: (_between(Stage.WRITE, Stage.CLOSE), IN_THE_ROOM),
    Verb.COMMIT: (_between(Stage.CLOSE, Stage.CLOSE), IN_THE_ROOM),
    Verb.OPEN_PULSE: (ALWAYS, RUNNERS),
    Verb.ANSWER_PULSE: (ALWAYS, IN_THE_ROOM),
    Verb.SEE_PULSE: (ALWAYS, LOOKING),
    Verb.SAY_READY: (WORKING, IN_THE_ROOM),
    Verb.SAY_TABLE_READY: (frozenset({Stage.CLUSTER, Stage.WEIGH}), frozenset({T})),
    Verb.RUN_ROOM: (ALWAYS, RUNNERS),
    Verb.SEE_DESK: (ALWAYS, RUNNERS),
    Verb.CHANGE_WORKSHOP: (ALWAYS, frozenset({L})),
    Verb.DELETE_WORKSHOP: (ALWAYS, frozenset({OWNER})),
    Verb.INVITE_LEADERS: (ALWAYS, frozenset({OWNER})),
    Verb.TAKE_OUT: (ALWAYS, frozenset({L})),
}

TOO_EARLY = {
    Verb.BRING: _("Pictures can be brought a little later. The room is not there yet."),
    Verb.SEE_WALL: _("The pictures are still hidden. You will see them when the room opens the wall."),
    Verb.ADD_THEME: _("Themes can be added when the wall is open."),
    Verb.MERGE_THEMES: _("Themes can be put together when the wall is open."),
    Verb.SORT: _("The tables have not started to put pictures together yet."),
    Verb.SORT_SHARED: _("The shared board opens when the room combines its boards."),
    Verb.NAME_TEAM: _("A theme team is named when the tables put their pictures together."),
    Verb.CHOOSE_NAME: _("Names are chosen when the room combines its boards."),
    Verb.CHOOSE_SUBJECT: _("What the room weighs is chosen when its boards are combined."),
    Verb.VOTE: _("The room is not weighing yet."),
    Verb.VOTE_TOGETHER: _("The room is not weighing yet."),
    Verb.VOID_VOTES: _("The room is not weighing yet."),
    Verb.REVEAL: _("The room is not weighing yet."),
    Verb.SAY_READY: _("The room has not started yet."),
    Verb.SAY_TABLE_READY: _("The room has not started yet."),
    Verb.SEE_JOURNEYS: _("Where your picture went is told when the workshop is closed."),
    Verb.COMMIT: _("What you will do comes at the end, when the workshop is closed."),
    Verb.WRITE: _("The vision is written later. The room is not there yet."),
    Verb.EXPORT: _("There is no vision to take away yet."),
    Verb.SHARE_VISION: _("There is no vision to show yet."),
    Verb.EXPORT_SORTS: _(
        "The tables are still sorting for themselves. Their sorts can be saved when the room combines them."
    ),
}
TOO_LATE = {
    Verb.BRING: _("The room is past bringing pictures. Ask a host if yours should still come in."),
    Verb.ADD_THEME: _("The room is past adding themes."),
    Verb.MERGE_THEMES: _("The room is past putting themes together."),
    Verb.SORT: _("The tables have finished putting pictures together."),
    Verb.SORT_SHARED: _("The shared board is settled. Go back to Combine to change it."),
    Verb.NAME_TEAM: _("The shared board is settled. Go back to Combine to change it."),
    Verb.CHOOSE_NAME: _("The room has finished choosing names."),
    Verb.CHOOSE_SUBJECT: _("The room has finished weighing."),
    Verb.VOTE: _("The room has finished weighing."),
    Verb.VOTE_TOGETHER: _("The room has finished weighing."),
    Verb.VOID_VOTES: _("The room has finished weighing."),
    Verb.REVEAL: _("The room has finished weighing."),
    Verb.SAY_READY: _("The room has moved on."),
    Verb.SAY_TABLE_READY: _("The room has moved on."),
}
NOT_YOURS = {
    Verb.SORT_SHARED: _("You are not in the theme team. You can read the shared board, but not change it."),
}
TEAM_WAITS = _("The theme team starts when it has two people. Ask a host for one more.")


def may(actor: Actor, verb: Verb, stage: str) -> bool:
    """Whether `actor` may do `verb` at `stage`."""
    stages, roles = TABLE[verb]
    return Stage(stage) in stages and bool(roles & actor.roles)


def waits(actor: Actor, verb: Verb, stage: str) -> bool:
    """Whether `actor` may do `verb` at `stage` as soon as the theme team, in which they are, has people enough."""
    return not may(actor, verb, stage) and may(_with_team(actor), verb, stage)


def require(actor: Actor, verb: Verb, stage: str) -> None:
    """Return when `actor` may do `verb` at `stage`.

    Raises `NotYours` when the role never may, `NotNow` (with the reason) when only the stage is wrong, or the theme
    team too small.
    """
    stages, roles = TABLE[verb]
    if not roles & _with_team(actor).roles:
        raise NotYours(NOT_YOURS.get(verb))
    if Stage(stage) not in stages:
        first = min(s.place_in_order for s in stages)
        sentences = TOO_EARLY if Stage(stage).place_in_order < first else TOO_LATE
        raise NotNow(sentences.get(verb))
    if not roles & actor.roles:
        raise NotNow(TEAM_WAITS)


def _with_team(actor: Actor) -> Actor:
    """Return a member of the theme team as if it had enough people; others unchanged."""
    return replace(actor, team=max(actor.team, FEWEST_IN_TEAM)) if actor.team else actor
