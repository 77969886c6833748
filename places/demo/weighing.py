"""How the demo's people weigh: dots, stances, a table's ballot, and one who gives none.

They disagree as people do: everybody chooses by chance, the more often the more the room likes a pile (the model of
Luce 1959 and Plackett 1975, drawn by adding Gumbel noise to the logarithm of the liking), and one stance in ten is not
what the table says. Chance depends on seats and piles alone, so every demo tells the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from places.demo import texts
from places.enums import Lens, Says
from places.rules import Actor
from places.weighing.actions import ballots, stances
from places.weighing.methods.dots import MOST_ON_ONE
from places.weighing.queries import ballot
from places.workshops.queries.workshops import WorkshopFacts

SILENT = {5, 22}  # seats: two have not got round to it,
ABSTAINING = 16  # and one has looked and gives no dots
LENS_OF_STANCE = Lens.BELONGING
BOTH_ON_ONE, CONTRARY, SKIPPED = 0.12, 0.1, 0.06  # how often
ROOM = 53  # which of the rooms that could be: one that votes much as it feels


@dataclass(frozen=True)
class Liked:
    """How much the room likes a shared cluster under each lens, 0 to 10; `key` names it, the same in every demo."""

    key: str
    by: Mapping[str, float]


Liking = Mapping[int, Liked]


@dataclass(frozen=True)
class Voter:
    """A person who weighs, or a table that does it together; `seat` is the same in every demo."""

    actor: Actor
    seat: str
    table: int

    def chance(self, *about: object) -> float:
        """A number above 0 and below 1, always the same for the same seat."""
        return _chance(self.seat, *about)


def weigh(facts: WorkshopFacts, people: Sequence[Actor], liking: Liking) -> None:
    """People give dots and say where they stand by what the room likes, each in their own way.

    `liking`: for each shared cluster how much it is liked.
    """
    tables = list(dict.fromkeys(person.group_id for person in people))
    voting = [
        Voter(person, str(seat), tables.index(person.group_id))
        for seat, person in enumerate(people)
        if seat not in SILENT | {ABSTAINING}
    ]
    for voter in voting:
        own = ballot.ballot(facts, voter.actor.participant_id)
        for left in own.left:
            _give(voter, left.lens, left.dots, {item.id: liking[item.id] for item in own.items})
        for item in own.items:
            _stand(voter, item.id, liking[item.id])
    ballots.open_ballot(actor=people[ABSTAINING])
    for voter in list({voter.table: voter for voter in voting}.values())[:-1]:
        _give_together(facts, Voter(voter.actor, f"table {voter.table}", voter.table), liking)


def liking_of(photos: Mapping[str, int], facts: WorkshopFacts, language: str) -> Liking:
    """Return how much each shared cluster is liked: what the demo says of its photos' subjects, on average."""
    keys = {photo_id: key for key, photo_id in photos.items()}
    subjects = {photos[photo.key]: photo.subject for photo in texts.photos(language)}
    weights = texts.weights()
    return {
        cluster_id: Liked(
            min(keys[photo_id] for photo_id in photo_ids),
            {
                lens: sum(weights[subjects[photo_id]][lens] for photo_id in photo_ids) / len(photo_ids)
                for lens in Lens
            },
        )
        for cluster_id, photo_ids in ballot.members(facts.id).items()
    }


def _chance(*seed: object) -> float:
    """A number above 0 and below 1 that is always the same for the same seed."""
    drawn = hashlib.sha256(repr(tuple(map(str, (ROOM, *seed)))).encode()).digest()[:6]
    return (int.from_bytes(drawn) + 0.5) / 2**48


def _give(voter: Voter, lens: Lens, dots: int, liking: Liking, *, table: bool = False) -> None:
    """Spend the dots on what is drawn first, at most two on one."""

    def drawn(cluster_id: int) -> float:
        liked = liking[cluster_id]
        return log(max(liked.by[lens], 0.5)) - log(-log(voter.chance(lens, liked.key)))

    most = MOST_ON_ONE if voter.chance("both", lens) < BOTH_ON_ONE else 1
    for cluster_id in sorted(liking, key=drawn, reverse=True):
        given = min(dots, most)
        if given:
            ballots.cast(actor=voter.actor, cluster_id=cluster_id, lens=lens, dots=given, for_table=table)
        dots -= given


def _give_together(facts: WorkshopFacts, voter: Voter, liking: Liking) -> None:
    own = ballot.ballot(facts, group_id=voter.actor.group_id)
    for left in own.left:
        here = {item.id: liking[item.id] for item in own.items}
        _give(voter, left.lens, left.dots, here, table=True)


def _stand(voter: Voter, cluster_id: int, liked: Liked) -> None:
    """What a table feels colours what its people say; a few see it otherwise, or have not answered everything."""
    if voter.chance("skip", liked.key) < SKIPPED:
        return
    felt = liked.by[LENS_OF_STANCE] + 6 * _chance("table", voter.table, liked.key)
    felt += 2 * voter.chance("own", liked.key)
    says = Says.US if felt > 8.5 else Says.UNSURE if felt > 6.5 else Says.NOT_ME
    if voter.chance("contrary", liked.key) < CONTRARY:
        says = Says.UNSURE if says == Says.US else Says.US
    stances.take(actor=voter.actor, cluster_id=cluster_id, says=says)
