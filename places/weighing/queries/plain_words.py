"""What the room says of one cluster or theme, in one plain sentence, and which others are about the same."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import Lens
from places.weighing.methods.amounts import about_the_same, amount
from places.weighing.queries.spot import ItemScore, Spot

WHO: dict[str, Promise] = {
    "nobody": gettext_lazy("Nobody (0 of %(all)d) says: %(what)s"),
    "one": gettext_lazy("One of us (1 of %(all)d) says: %(what)s"),
    "few": gettext_lazy("A few of us (%(people)d of %(all)d) say: %(what)s"),
    "some": gettext_lazy("Some of us (%(people)d of %(all)d) say: %(what)s"),
    "half": gettext_lazy("About half of us (%(people)d of %(all)d) say: %(what)s"),
    "most": gettext_lazy("Most of us (%(people)d of %(all)d) say: %(what)s"),
    "nearly": gettext_lazy("Nearly all of us (%(people)d of %(all)d) say: %(what)s"),
    "all": gettext_lazy("All of us (%(people)d of %(all)d) say: %(what)s"),
}
WHAT: dict[Lens, Promise] = {
    Lens.UNIQUE: gettext_lazy("this is only here."),
    Lens.BELONGING: gettext_lazy("this brings us together."),
    Lens.ENERGY: gettext_lazy("this gives us energy."),
}
NAMED = 2


def lens_sentence(score: ItemScore) -> str:
    """Return "Most of us (18 of 22) say: this is only here." """
    who = WHO[amount(score.people, score.of)]
    return str(who) % {"people": score.people, "all": score.of, "what": WHAT[score.lens]}


def strongest(spot: Spot) -> ItemScore:
    """The lens under which most people chose it; of equal ones the first."""
    return max(spot.scores, key=lambda score: score.people)


def sentence(spot: Spot) -> str:
    """Return the one sentence that says what the room thinks of an item: that of its strongest lens."""
    if not spot.has_dots:
        return _("Nobody gave it a dot. Its pictures stay.")
    return lens_sentence(strongest(spot))


def ties(spot: Spot, placed: Sequence[Spot]) -> tuple[str, ...]:
    """Return the names of the others that about as many people chose under this one's strongest lens.

    In the order of `placed`. Nothing is about the same as what nobody chose.
    """
    own = strongest(spot)
    if not own.people:
        return ()
    return tuple(
        other.item.shown_name
        for other in placed
        if other.item.id != spot.item.id
        for score in other.scores
        if score.lens == own.lens and score.people and about_the_same(score.people, own.people, own.of)
    )
