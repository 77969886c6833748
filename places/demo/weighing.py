"""How the demo's people weigh: dots, stances, a table's ballot, and one who gives none."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

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
Liking = Mapping[int, Mapping[str, float]]


def weigh(facts: WorkshopFacts, people: Sequence[Actor], liking: Liking) -> None:
    """People give dots and say where they stand by what they like, each a little differently.

    `liking`: for each shared cluster how much it is liked under each lens, 0 to 10.
    """
    voting = [person for seat, person in enumerate(people) if seat not in SILENT | {ABSTAINING}]
    for person in voting:
        own = ballot.ballot(facts, person.participant_id)
        for left in own.left:
            _give(person, left.lens, left.dots, {item.id: liking[item.id][left.lens] for item in own.items})
        for item in own.items:
            _stand(person, item.id, liking[item.id][LENS_OF_STANCE])
    ballots.open_ballot(actor=people[ABSTAINING])
    for person in list({person.group_id: person for person in voting}.values())[:-1]:
        _give_together(facts, person, liking)


def liking_of(photos: Mapping[str, int], facts: WorkshopFacts, language: str) -> Liking:
    """Return how much each shared cluster is liked: what the demo says of its photos' subjects, on average."""
    subjects = {photos[photo.key]: photo.subject for photo in texts.photos(language)}
    weights = texts.weights()
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for cluster_id, photo_ids in ballot.members(facts.id).items():
        for lens in Lens:
            felt = [weights[subjects[photo_id]][lens] for photo_id in photo_ids]
            found[cluster_id][lens] = sum(felt) / len(felt)
    return found


def _chance(*seed: object) -> float:
    """A number from 0 to 1 that is always the same for the same seed."""
    return hashlib.sha256("".join(map(str, seed)).encode()).digest()[0] / 255


def _give(person: Actor, lens: Lens, dots: int, liking: Mapping[int, float], *, table: bool = False) -> None:
    """Spend the dots from the best liked cluster on, at most two on one."""

    def leaning(cluster_id: int) -> float:
        return liking[cluster_id] + 7 * _chance(person.participant_id, lens, cluster_id)

    for cluster_id in sorted(liking, key=leaning, reverse=True):
        most = MOST_ON_ONE if _chance("both", person.participant_id, lens) < 0.12 else 1
        given = min(dots, most)
        if given:
            ballots.cast(actor=person, cluster_id=cluster_id, lens=lens, dots=given, for_table=table)
        dots -= given


def _give_together(facts: WorkshopFacts, person: Actor, liking: Liking) -> None:
    own = ballot.ballot(facts, group_id=person.group_id)
    for left in own.left:
        _give(
            person,
            left.lens,
            left.dots,
            {item.id: liking[item.id][left.lens] for item in own.items},
            table=True,
        )


def _stand(person: Actor, cluster_id: int, liking: float) -> None:
    """What a table feels colours what its people say; a few have not answered everything."""
    felt = (
        liking + 6 * _chance("table", person.group_id, cluster_id) + 2 * _chance("own", person.me, cluster_id)
    )
    if _chance("skip", person.me, cluster_id) < 0.06:
        return
    says = Says.US if felt > 8.5 else Says.UNSURE if felt > 6.5 else Says.NOT_ME
    stances.take(actor=person, cluster_id=cluster_id, says=says)
