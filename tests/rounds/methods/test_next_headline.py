"""Headlines one by one: even while people stay, nobody twice, nobody their own, and always an end."""

from collections import Counter
from collections.abc import Collection

import numpy as np
import pytest

from places.rounds.methods.next_headline import ASKED, Scorer, next_headline

NOBODY = Scorer(frozenset(), ASKED)


def test_the_fewest_scores_come_first_and_nothing_that_is_left_out() -> None:
    scores = {1: 2, 2: 0, 3: 1}
    assert next_headline(scores, NOBODY, [], lot="a") == 2
    assert next_headline(scores, NOBODY.handed(2), [], lot="a") == 3
    assert next_headline(scores, Scorer(frozenset(scores), 2), [], lot="a") is None
    assert next_headline(scores, Scorer(frozenset(), 0), [], lot="a") is None
    assert next_headline({}, NOBODY, [], lot="a") is None


def test_equal_ones_come_in_an_order_of_ones_own_that_stays() -> None:
    scores = dict.fromkeys(range(20), 0)
    firsts = [next_headline(scores, NOBODY, [], lot=f"7:{person}") for person in range(20)]
    assert firsts == [next_headline(scores, NOBODY, [], lot=f"7:{person}") for person in range(20)]
    assert len(set(firsts)) > 5


def test_what_only_this_person_can_still_score_comes_first() -> None:
    others = [Scorer(frozenset({1}), 1)]  # wrote 1
    assert {next_headline({1: 3, 2: 3}, Scorer(frozenset(), 1), others, lot=str(n)) for n in range(9)} == {1}


class ScoringRoom:
    """A room that scores: person p wrote headline p where there is one; each has one headline in hand at most."""

    def __init__(self, people: int, headlines: int, seed: int) -> None:
        self.random, self.seed, self.headlines = np.random.default_rng(seed), seed, headlines
        self.here = list(range(people))
        self.handed: dict[int, list[int]] = {person: [] for person in self.here}
        self.scored = Counter(dict.fromkeys(range(headlines), 0))
        self.in_hand: dict[int, int] = {}

    def scorer(self, person: int) -> Scorer:
        had = {person, *self.handed[person]} & set(range(self.headlines))
        return Scorer(frozenset(had), ASKED - len(self.handed[person]))

    def ask(self, person: int) -> None:
        counts = Counter(self.in_hand.values())
        scores = {headline: number + counts[headline] for headline, number in self.scored.items()}
        others = [self.scorer(each) for each in self.in_hand if each != person]
        found = next_headline(scores, self.scorer(person), others, lot=f"{self.seed}:{person}")
        if found is not None:
            self.handed[person].append(found)
            self.in_hand[person] = found

    def play(self, leave: Collection[int] = ()) -> None:
        """All begin one after the other and score when they have read; who leaves does so half-way."""
        for person in self.random.permutation(self.here).tolist():
            self.ask(person)
        while self.in_hand:
            person = int(self.random.choice(sorted(self.in_hand)))
            headline = self.in_hand.pop(person)
            if person in leave and len(self.handed[person]) > ASKED // 2:
                continue  # their phone has died: after a while the headline no longer counts as in hand
            self.scored[headline] += 1
            self.ask(person)


ROOMS = [(people, lines) for people in (2, 3, 4, 5, 7, 8, 12) for lines in (1, 2, 3, 5, 6, 7, 8, 12, 40)]
LARGE = [(24, 8), (24, 24), (60, 2), (60, 6), (60, 40)]


@pytest.mark.parametrize(("people", "headlines"), [*ROOMS, *LARGE])
def test_scores_differ_by_one_at_most_when_all_stay(people: int, headlines: int) -> None:
    room = ScoringRoom(people, headlines, seed=people)
    room.play()
    assert max(room.scored.values()) - min(room.scored.values()) <= 1
    for person, handed in room.handed.items():
        assert len(handed) == len(set(handed)) == min(ASKED, headlines - (person < headlines))
        assert person not in handed


@pytest.mark.parametrize(("people", "headlines"), [(2, 2), (3, 3), (6, 4), (12, 6), (24, 8), (60, 40)])
def test_it_ends_when_a_third_leaves_half_way(people: int, headlines: int) -> None:
    room = ScoringRoom(people, headlines, seed=1)
    gone = set(range(0, people, 3))
    room.play(leave=gone)
    for person in set(range(people)) - gone:
        assert len(room.handed[person]) == min(ASKED, headlines - (person < headlines))
