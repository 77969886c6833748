"""What is wrong with a method file, in sentences for the person who has sent it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.facilitation.methods.faults import BadMethod, MethodFault

SENTENCES: Mapping[str, object] = {
    "large": gettext_lazy("This file is too large. It may have up to 256 KB."),
    "encoding": gettext_lazy("This file is not saved as text in UTF-8. Save it again as UTF-8."),
    "deep": gettext_lazy("This file has too many brackets inside each other."),
    "json": gettext_lazy(
        "This is not JSON: look at line %(line)s, letter %(column)s. A comma or a quote mark may be missing."
    ),
    "double": gettext_lazy("A name stands twice in the same brackets: “%(name)s”."),
    "format": gettext_lazy("This is not the file of a plan: “format” should say “placeness-method”."),
    "version": gettext_lazy("This plan is of another version. This Placeness reads version %(version)s."),
    "object": gettext_lazy("Here should be names with values, in {curly brackets}."),
    "list": gettext_lazy("Here should be a list, in [square brackets]."),
    "number": gettext_lazy("Write a whole number from %(lowest)s to %(highest)s, without quote marks."),
    "text": gettext_lazy("Here should be a text, in quote marks."),
    "empty": gettext_lazy("Here is no text."),
    "long": gettext_lazy("This text is too long. It may have %(longest)s letters."),
    "many": gettext_lazy("There are too many. There may be %(most)s."),
    "missing": gettext_lazy("This is missing."),
    "unknown": gettext_lazy("We do not know this name. Is it spelled right?"),
    "languages": gettext_lazy('Write the text for each language, such as {"en": …, "sv": …}.'),
    "language": gettext_lazy("This is not the code of a language, such as “en” or “sv”."),
    "id": gettext_lazy("Use only small letters from a to z, numbers and hyphens."),
    "stage": gettext_lazy("There is no such stage. They are: %(stages)s."),
    "length": gettext_lazy("Say how long it takes: either “minutes” or “days”."),
    "twice": gettext_lazy("This stands in the file twice."),
    "stands_on": gettext_lazy("This stage needs the stage “%(stage)s” before it."),
    "needed": gettext_lazy("The stage “%(stage)s” is missing. Every workshop has it."),
    "order": gettext_lazy("The stages are not in the order of a workshop."),
    "sum": gettext_lazy("Here it says %(whole)s, but the stages together take %(together)s."),
}


def fault_sentences(bad: BadMethod) -> list[str]:
    """Return a sentence for each fault, after its place: "stages › 3 › minutes: Write a whole number …"."""
    return [_sentence(fault) for fault in bad.faults]


def _sentence(fault: MethodFault) -> str:
    said = str(SENTENCES[fault.reason]) % dict(fault.facts)
    return _("%(where)s: %(sentence)s") % {"where": fault.where, "sentence": said} if fault.where else said
