"""A slide of the big screen, and a scene of several that turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Slide:
    """One slide: `template` draws it from `about`.

    `keys` are its names for the remote: its own first, then those of what is on it. `label` says in words what it
    shows, `picture` is the key of a picture that stands for it (may be empty).
    """

    keys: tuple[str, ...]
    template: str
    about: Any
    label: str
    picture: str = ""

    @property
    def key(self) -> str:
        """Its own name."""
        return self.keys[0]

    @property
    def names(self) -> str:
        """All its names, as the page carries them."""
        return " ".join(self.keys)


@dataclass(frozen=True)
class SceneView:
    """What the big screen shows at one stage: `template` draws what stays, and the `slides`, `every` so many seconds.

    `facts` are for the template.
    """

    name: str
    template: str
    slides: tuple[Slide, ...] = ()
    every: int = 9
    facts: Mapping[str, Any] = field(default_factory=dict)
