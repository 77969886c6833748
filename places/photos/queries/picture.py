"""What every page needs to show one picture."""

from dataclasses import dataclass

from places.imaging import frames

SMALL, MEDIUM, LARGE = 320, 960, 1600  # frames of the renditions, pixels a side


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
        scale = frames.scale_to(longest, max(1, self.width), max(1, self.height))
        return max(1, round(self.width * min(1.0, scale)))

    @property
    def is_long(self) -> bool:
        """Whether this is a panorama or a long screenshot, of which a page shows too little."""
        return frames.is_long(max(1, self.width), max(1, self.height))

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
