"""The run-sheet of a workshop: its method, stage by stage, in the active language."""

from collections.abc import Iterator
from dataclasses import dataclass

from places.enums import Stage
from places.facilitation.methods.method import PLACE, Lines, Method, MethodStage, told
from places.facilitation.queries.workshop_methods import in_language, length_of, reading_order
from places.workshops.queries.workshops import WorkshopFacts

Sentences = tuple[str, ...]


@dataclass(frozen=True)
class SheetStage:
    """One stage: `when` says from which to which minute it is ("6–20"), or how many days it takes.

    `minutes` is 0 for a stage that takes days.
    """

    stage: Stage
    when: str
    length: str
    minutes: int
    say: Sentences
    do: Sentences
    watch: Sentences


@dataclass(frozen=True)
class RunSheet:
    """The whole plan, with `{place}` filled in everywhere. `skipped` are the stages that it leaves out."""

    id: str
    name: str
    for_whom: str
    length: str
    question: str
    themes: Sentences
    stages: tuple[SheetStage, ...]

    @property
    def skipped(self) -> list[Stage]:
        """The stages that the plan leaves out."""
        return [stage for stage in Stage if self.at(stage) is None]

    def at(self, stage: Stage) -> SheetStage | None:
        """Return what the plan says of a stage; None where it leaves it out."""
        return next((each for each in self.stages if each.stage == stage), None)


def run_sheet(workshop: WorkshopFacts, method: Method) -> RunSheet:
    """Return the run-sheet of a workshop that follows `method`. No query."""
    language, name = workshop.language, workshop.place_name
    return RunSheet(
        id=method.id,
        name=in_language(method.name, language),
        for_whom=in_language(method.for_whom, language),
        length=length_of(method.minutes, method.days),
        question=_filled(in_language(method.question, language), name),
        themes=tuple(in_language(words, language) for words in method.themes),
        stages=tuple(_stages(method, workshop)),
    )


def _stages(method: Method, workshop: WorkshopFacts) -> Iterator[SheetStage]:
    start = 0
    for stage in method.stages:
        end = start + stage.minutes
        when = length_of(0, stage.days) if stage.days else f"{start}–{end}"
        yield _stage(stage, when, workshop)
        start = end


def _stage(stage: MethodStage, when: str, workshop: WorkshopFacts) -> SheetStage:
    def sentences(lines: Lines) -> Sentences:
        found = told(lines, reading_order(workshop.language)) or ()
        return tuple(_filled(each, workshop.place_name) for each in found)

    return SheetStage(
        stage=Stage(stage.stage),
        when=when,
        length=length_of(stage.minutes, stage.days),
        minutes=stage.minutes,
        say=sentences(stage.say),
        do=sentences(stage.do),
        watch=sentences(stage.watch),
    )


def _filled(text: str, name: str) -> str:
    return text.replace(PLACE, name)
