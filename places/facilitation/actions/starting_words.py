"""The words of a method that a workshop begins with: its question and its starter themes."""

from places.default_words import as_question, as_starter_name, theme_key
from places.facilitation.methods.method import PLACE, Method, told
from places.facilitation.queries.workshop_methods import method_of
from places.people.models import Participant
from places.photos.actions.starter_themes import starter_themes
from places.photos.models import Theme
from places.texts import LIMITS
from places.workshops.models.workshop import Workshop


def asked_by(method: Method, language: str, place_name: str) -> str:
    """Return the question of a method as a workshop stores it.

    Those of shipped methods are read in each reader's language, others in that of the workshop.
    """
    asked = told(method.question, (language, "en")) or ""
    return as_question(asked.replace(PLACE, place_name)[: LIMITS["question"]], [place_name])


def offered_by(method: Method, language: str) -> list[str]:
    """Return the names of a method's themes: default ones where Placeness knows the word in every language."""
    return [as_starter_name(told(words, (language, "en")) or "") for words in method.themes]


def exchange_words(workshop: Workshop, method: Method) -> None:
    """Give a workshop the question and the starter themes of another method than it has followed.

    What somebody has changed stays, and all stays once somebody has joined.
    """
    if Participant.objects.filter(workshop=workshop).exists():
        return
    former, language, place = method_of(workshop.pk).method, workshop.language, workshop.place.name
    if workshop.question == asked_by(former, language, place):
        workshop.question = asked_by(method, language, place)
        workshop.save(update_fields=["question"])
    starters = Theme.objects.filter(workshop=workshop, is_starter=True)
    untouched = {theme_key(name) for name in offered_by(former, language)}
    if untouched == set(starters.values_list("key", flat=True)):
        starters.delete()
        Theme.objects.bulk_create(starter_themes(workshop.pk, offered_by(method, language)))
