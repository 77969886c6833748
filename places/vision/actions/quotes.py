"""The words of a photo that was withdrawn leave the vision (a reaction, listed in `places.reactions`)."""

from places.vision.methods.verbatim import still_says
from places.vision.models.vision import Evidence, Sentence
from places.workshops.models.activity import Activity

TAKEN_BACK = "…"  # what stands in a sentence instead of words that were taken back


def take_back(activity: Activity) -> None:
    """Take all quotes from the withdrawn photo out of the vision's sentences and all their versions."""
    resting = Evidence.objects.filter(photo=activity.data["photo"]).exclude(quote="")
    for rest in resting.select_related("sentence"):
        for version in Sentence.history.filter(id=rest.sentence_id):
            if (text := _without(rest.quote, version.text)) != version.text:
                Sentence.history.filter(pk=version.pk).update(text=text)
        if (text := _without(rest.quote, rest.sentence.text)) != rest.sentence.text:
            rest.sentence.text = text
            rest.sentence.rev += 1
            rest.sentence.save()
    resting.update(quote="")


def _without(quote: str, text: str) -> str:
    """The text without these words; nothing of it when it says them touched up."""
    if quote in text:
        return text.replace(quote, TAKEN_BACK)
    return TAKEN_BACK if still_says(text, quote) else text
