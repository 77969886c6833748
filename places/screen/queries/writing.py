"""The scene while the room writes: the text as it grows, one paragraph at a time with its picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from places.enums import Section
from places.rounds.queries.rounds import latest_open
from places.screen.queries.packing import HEIGHT, WIDTH, PackedPicture, TextBox, packed, text_box
from places.screen.queries.slides import SceneView, Slide
from places.vision.queries.evidence_photos import Voice
from places.vision.queries.sentence_views import SectionView, SentenceView
from places.vision.queries.vision import vision
from places.workshops.queries.workshops import WorkshopFacts

MOST_LETTERS = 420  # of one slide; a longer paragraph goes on on the next one
WIDER, WIDE, SHORT = 1000, 760, 120  # width of a picture beside a text of so many letters, or a longer one
PANORAMA, ACROSS = 1.9, 440  # a picture so much wider than high stands above the text, so high
SPACE, TOP, HEADING = 60, 90, 100  # between picture and text; heights of the section's name and of a heading
LARGEST, LARGEST_HEADLINE, LARGEST_HEADING, LARGEST_ALONE = 66, 150, 60, 84  # sizes of type
MOST_PICTURES = 6  # of one sentence by itself
PARAGRAPH = "places/screen/slides/paragraph.html"


@dataclass(frozen=True)
class ReadParagraph:
    """Some sentences of one section that are read together, with a heading where they have one."""

    section: Section
    heading: SentenceView | None
    sentences: tuple[SentenceView, ...]

    @property
    def is_headline(self) -> bool:
        """Whether it is the headline, or another proposal for it."""
        return self.section == Section.HEADLINE

    @property
    def picture(self) -> Voice | None:
        """A picture of what it rests on."""
        lines = [each for each in (self.heading, *self.sentences) if each]
        return next((each.picture for each in lines if each.picture), None)

    @property
    def is_quote(self) -> bool:
        """Whether it is one person's own words."""
        return len(self.sentences) == 1 and bool(self.sentences[0].quoted)


@dataclass(frozen=True)
class ParagraphSlide:
    """A paragraph with its picture at the right, where it has one; `more` are those of a sentence that has several."""

    part: ReadParagraph
    heading: TextBox | None
    words: TextBox
    picture: PackedPicture | None
    more: tuple[PackedPicture, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it is so short, and without a picture, that it stands in the middle in large type."""
        has_none = self.picture is None and not self.more
        return has_none and (self.part.is_headline or len(self.words.text) <= SHORT)

    @property
    def look(self) -> str:
        """The classes of its words."""
        own = (
            "is-headline"
            if self.part.is_headline
            else "is-text is-quote"
            if self.part.is_quote
            else "is-text"
        )
        return f"{own} is-alone" if self.stands_alone else own


def write(workshop: WorkshopFacts) -> SceneView:
    """Return a slide for each paragraph, and the round that is open. Eight queries at most."""
    found = [part for section in vision(workshop.id) for part in paragraphs(section)]
    facts = {"round": latest_open(workshop.id)}
    return SceneView("write", "places/screen/write.html", tuple(map(_slide, found)), every=14, facts=facts)


def sentence_slide(said: SentenceView) -> Slide:
    """Return one sentence by itself, with the pictures on which it rests."""
    part = ReadParagraph(said.section, None, (said,))
    pictures = [voice for voice in said.voices if voice.key][:MOST_PICTURES]
    if len(pictures) < 2:
        return _slide(part)
    beside = packed(pictures, WIDE, HEIGHT).pictures
    right = WIDTH - max(one.x + one.width for one in beside)  # at the edge of the slide
    left = right + min(one.x for one in beside)
    largest = LARGEST_HEADLINE if part.is_headline else LARGEST_ALONE
    words = text_box(said.text, (0, TOP, left - SPACE, HEIGHT - TOP), largest=largest)
    about = ParagraphSlide(part, None, words, None, tuple(replace(one, x=one.x + right) for one in beside))
    return Slide(_keys((said,)), PARAGRAPH, about, said.text, pictures[0].key)


def paragraphs(section: SectionView) -> Iterable[ReadParagraph]:
    """Yield the paragraphs of a section, without closed sentences: a heading begins one, a quote stands alone."""
    heading: SentenceView | None = None
    held: list[SentenceView] = []
    for sentence in section.sentences:
        if sentence.closed:
            continue
        if sentence.is_heading or (held and _is_full(section.section, held, sentence)):
            yield from _ended(section.section, heading, held)
            held, heading = [], None
        if sentence.is_heading:
            heading = sentence
        else:
            held.append(sentence)
    yield from _ended(section.section, heading, held)


def _is_full(section: Section, held: Sequence[SentenceView], more: SentenceView) -> bool:
    letters = sum(len(each.text) for each in (*held, more))
    stands_alone = bool(more.quoted or held[-1].quoted) or section == Section.HEADLINE
    return stands_alone or letters > MOST_LETTERS


def _ended(
    section: Section, heading: SentenceView | None, held: Sequence[SentenceView]
) -> Iterable[ReadParagraph]:
    if heading or held:
        yield ReadParagraph(section, heading, tuple(held))


def _slide(part: ReadParagraph) -> Slide:
    lines = [each for each in (part.heading, *part.sentences) if each]
    label = (part.heading or lines[0]).text
    picture = part.picture.key if part.picture else ""
    return Slide(_keys(lines), PARAGRAPH, laid_out(part), label, picture)


def _keys(lines: Iterable[SentenceView]) -> tuple[str, ...]:
    return tuple(f"sentence-{each.id}" for each in lines)


def laid_out(part: ReadParagraph) -> ParagraphSlide:
    """Return the paragraph in boxes on its slide, its picture above or beside it."""
    text = " ".join(each.text for each in part.sentences) or (part.heading.text if part.heading else "")
    shown, (width, top) = _picture(part.picture, len(text))
    head = HEADING if part.heading and part.sentences else 0
    heading = part.heading.text if part.heading and head else ""
    is_large = part.is_headline or (shown is None and len(text) <= SHORT)
    largest = LARGEST_HEADLINE if is_large else LARGEST
    return ParagraphSlide(
        part,
        text_box(heading, (0, top, width, head), largest=LARGEST_HEADING) if head else None,
        text_box(text, (0, top + head, width, HEIGHT - top - head), largest=largest),
        shown,
    )


def _picture(voice: Voice | None, letters: int) -> tuple[PackedPicture | None, tuple[int, int]]:
    """The picture at its place, and the width and the top of what it leaves for the text."""
    if voice is None:
        return None, (WIDTH, TOP)
    if voice.width > PANORAMA * voice.height:
        shown = packed([voice], WIDTH, ACROSS).pictures[0]
        return replace(shown, y=TOP), (WIDTH, TOP + shown.height)
    shown = packed([voice], WIDER if letters <= SHORT else WIDE, HEIGHT).pictures[0]
    return replace(shown, x=WIDTH - shown.width), (WIDTH - shown.width - SPACE, TOP)
