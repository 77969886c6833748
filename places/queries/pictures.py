"""What every page needs to show one picture."""

from dataclasses import dataclass

SMALL, MEDIUM, LARGE = 320, 960, 1600  # longest side of the renditions in pixels


@dataclass(frozen=True)
class Pictured:
    """A picture by its `key` (empty for words only), its size in pixels and what is seen in it."""

    id: int
    key: str
    width: int
    height: int
    colour: str
    placeholder: str
    see: str

    def _width_at(self, longest: int) -> int:
        scale = min(1.0, longest / max(self.width, self.height, 1))
        return max(1, round(self.width * scale))

    @property
    def small_width(self) -> int:
        """Width in pixels of the small rendition."""
        return self._width_at(SMALL)

    @property
    def medium_width(self) -> int:
        """Width in pixels of the medium rendition."""
        return self._width_at(MEDIUM)

    @property
    def large_width(self) -> int:
        """Width in pixels of the large rendition."""
        return self._width_at(LARGE)


PICTURE_FIELDS = ("id", "key", "width", "height", "colour", "placeholder", "see")
