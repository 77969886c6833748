"""The order of sentences in a section: below another one, at the end of a paragraph, above suggestions."""

from collections.abc import Sequence

from places.vision.models import Sentence


def put_below(sentence: Sentence, upper: Sentence) -> None:
    """Move a sentence right below another one of its section; nothing changes where that is in another section."""
    row = list(Sentence.objects.filter(draft_id=sentence.draft_id, section=sentence.section))
    if upper in row:
        row.remove(sentence)
        row.insert(row.index(upper) + 1, sentence)
        number(row)


def end_of_paragraph(heading: Sentence) -> Sentence:
    """Return the last sentence of the paragraph that this heading begins, or the heading where it is empty."""
    row = list(Sentence.objects.standing().filter(draft_id=heading.draft_id, section=heading.section))
    last = heading
    for each in row[row.index(heading) + 1 :] if heading in row else ():
        if each.is_heading:
            break
        last = each
    return last


def put_above_suggestions(sentence: Sentence) -> None:
    """Move a sentence above the first one of its section that was suggested and that nobody has accepted."""
    row = list(Sentence.objects.standing().filter(draft_id=sentence.draft_id, section=sentence.section))
    row.remove(sentence)
    place = next((place for place, each in enumerate(row) if not each.settled), len(row))
    row.insert(place, sentence)
    number(row)


def number(row: Sequence[Sentence]) -> None:
    """Give these sentences the order in which they stand here, as no new version of them."""
    for order, each in enumerate(row, start=1):
        if each.order != order:
            each.order = order
            each.save_without_historical_record()  # type: ignore[attr-defined]  # simple-history adds it
