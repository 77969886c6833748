"""The sheet on which the demo's pictures are painted: washes, soft-edged shapes, light, reflections, grain.

All measures are in hundredths of the picture's width, so one scene can be painted at any size.
"""

import zlib
from collections.abc import Iterable, Sequence
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from places.demo import textures
from places.demo.marks import Mark, oval

Colour = str | tuple[int, int, int]
Area = tuple[int, int, int, int]


def rgb(colour: Colour) -> tuple[int, int, int]:
    """A colour given as "#rrggbb" or as three numbers."""
    if isinstance(colour, str):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return colour


def mix(one: Colour, other: Colour, share: float) -> tuple[int, int, int]:
    """Between two colours: `share` 0 gives the first, 1 the other."""
    a, b = rgb(one), rgb(other)
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


class Sheet:
    """A picture in the making."""

    def __init__(self, name: str, width: int, ratio: float) -> None:
        """An empty sheet, `width` pixels wide and `width * ratio` high; the name seeds all its chance."""
        self.scale = width / 100
        self.tall = 100 * ratio
        self.image = Image.new("RGB", (width, round(width * ratio)))
        self.random = Random(name)  # noqa: S311 - chance for pictures, not for secrets
        self.noise = np.random.default_rng(zlib.crc32(name.encode()))

    def wash(
        self, *stops: tuple[float, Colour], area: tuple[float, float, float, float] | None = None
    ) -> None:
        """Paint the sheet, or an area of it, from top to bottom through the colours at the given shares."""
        left, top, right, bottom = self._pixels(*(area or (0, 0, 100, self.tall)))
        if right > left and bottom > top:
            band = _gradient(stops, bottom - top)
            self.image.paste(band.resize((right - left, bottom - top)), (left, top))

    def fill(
        self,
        marks: Mark | Iterable[Mark],
        colour: Colour,
        *,
        to: Colour | None = None,
        alpha: float = 1.0,
        soft: float = 0.0,
        dry: float = 0.3,
        upright: bool = False,
    ) -> None:
        """Paint shapes in one colour, or from it down `to` another; `soft` blurs, `dry` adds a brushed coat."""
        shapes = [marks] if isinstance(marks, Mark) else list(marks)
        area = self._around(shapes, soft * 2.5 + 0.2)
        if area is None:
            return
        mask = self._mask(shapes, area, soft)
        if alpha < 1:
            mask = mask.point([round(level * alpha) for level in range(256)])
        self._coat(area, mask, colour, to)
        if dry and (area[2] - area[0]) * (area[3] - area[1]) > 2500:
            self._brush(area, mask, mix(colour, to or colour, 0.5), dry, upright)

    def glow(
        self,
        x: float,
        y: float,
        across: float,
        colour: Colour,
        strength: float = 0.8,
        *,
        down: float = 0,
        hard: float = 2.0,
    ) -> None:
        """Add light: a round (or flattened) shine that only ever brightens what is there."""
        down = down or across
        whole = self._raw(x - across, y - down, x + across, y + down)
        area = self._clip(whole)
        if area is None:
            return
        light = textures.falloff(whole[2] - whole[0], whole[3] - whole[1], strength, hard)
        light = light.crop((area[0] - whole[0], area[1] - whole[1], area[2] - whole[0], area[3] - whole[1]))
        shine = Image.new("RGB", light.size)
        shine.paste(rgb(colour), (0, 0), light)
        self.image.paste(ImageChops.screen(self.image.crop(area), shine), area[:2])

    def haze(
        self, colour: Colour, top: float, bottom: float, strength: float = 0.6, *, rising: bool = True
    ) -> None:
        """Lay mist over a band: thickest at its foot when `rising`, else at its head."""
        area = self._clip(self._raw(0, top, 100, bottom))
        if area is None:
            return
        height = area[3] - area[1]
        levels = np.linspace(0, 1, height) ** 1.5 * 255 * strength
        column = Image.fromarray((levels if rising else levels[::-1]).astype(np.uint8)[:, None])
        self.image.paste(rgb(colour), area, column.resize((area[2] - area[0], height)))

    def wash_over(self, colour: Colour, top: float, bottom: float, strength: float) -> None:
        """Deepen a band evenly towards its foot."""
        self.haze(colour, top, bottom, strength)

    def cloud(
        self,
        colour: Colour,
        top: float,
        bottom: float,
        *,
        flat: float = 2.5,
        cover: float = 0.5,
        alpha: float = 0.8,
    ) -> None:
        """Paint clouds (or foam, or leaves' shade) over a band, thinning out towards its edges."""
        area = self._clip(self._raw(0, top, 100, bottom))
        if area is None:
            return
        width, height = area[2] - area[0], area[3] - area[1]
        mask = textures.clouds(self.noise, width, height, flat=flat, cover=cover)
        rows = np.sin(np.linspace(0, np.pi, height)) ** 0.6 * 255 * alpha
        edge = Image.fromarray(rows.astype(np.uint8)[:, None]).resize((width, height))
        self.image.paste(rgb(colour), area, ImageChops.multiply(mask, edge))

    def cloud_in(
        self, colour: Colour, area: tuple[float, float, float, float], *, cover: float = 0.45
    ) -> None:
        """Clouds inside a frame: the sky in a window."""
        left, top, right, bottom = self._pixels(*area)
        mask = textures.clouds(self.noise, right - left, bottom - top, flat=2.0, cover=cover)
        self.image.paste(rgb(colour), (left, top, right, bottom), mask)

    def cut(self, marks: Iterable[Mark], colour: Colour, area: tuple[float, float, float, float]) -> None:
        """Paint shapes, but only what falls inside the frame."""
        frame = self._pixels(*area)
        mask = self._mask(list(marks), frame, 0)
        self._coat(frame, mask, colour, None)
        self._brush(frame, mask, rgb(colour), 0.3, upright=False)

    def mirror(
        self, shore: float, tint: Colour, *, share: float = 0.4, ripple: float = 1.0, foot: float = 0
    ) -> None:
        """Turn everything below the shore line into water that reflects what stands above it."""
        area = self._clip(self._raw(0, shore, 100, foot or self.tall))
        if area is None:
            return
        width, height = area[2], area[3] - area[1]
        above = self.image.crop((0, max(area[1] - height, 0), width, area[1]))
        water = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((width, height))
        packed = np.asarray(water.convert("RGBX")).view(np.uint32)[:, :, 0]
        depth = np.linspace(0.15, 1.0, height)
        sway = np.repeat(self.noise.normal(0, 1, height // 3 + 1), 3)[:height] * depth * ripple * self.scale
        rows = np.clip(np.arange(height) + self.noise.normal(0, 1.5, height) * depth * ripple, 0, height - 1)
        columns = (np.arange(width)[None, :] + sway.astype(int)[:, None]) % width
        moved = np.ascontiguousarray(packed[rows.astype(int)[:, None], columns])
        still = Image.frombuffer("RGBX", (width, height), moved.tobytes(), "raw", "RGBX", 0, 1).convert("RGB")
        self.image.paste(Image.blend(still, Image.new("RGB", still.size, rgb(tint)), share), area[:2])

    def glints(
        self,
        colour: Colour,
        top: float,
        bottom: float,
        count: int,
        *,
        x: float = 50,
        spread: float = 50,
        size: float = 1.0,
    ) -> None:
        """Short strokes of light on water, longer and thicker towards the viewer."""
        marks = []
        for _ in range(count):
            depth = self.random.random() ** 1.4
            y = top + (bottom - top) * depth
            at = self.random.gauss(x, spread * (0.25 + 0.5 * depth))
            half = size * self.random.uniform(0.3, 1.6) * (0.35 + 1.2 * depth)
            marks.append(oval(at, y, half, size * (0.05 + 0.16 * depth)))
        self.fill(marks, colour, alpha=0.85, dry=0)

    def finished(self, *, edge: Colour = "#2a1c12", dark: float = 0.42) -> Image.Image:
        """The picture with darker corners, hand-drawn edges and paper grain."""
        width, height = self.image.size
        rim = [round(255 * dark * max(0.0, (level - 140) / 115) ** 1.3) for level in range(256)]
        corners = Image.radial_gradient("L").point(rim).resize((width, height), Image.Resampling.BICUBIC)
        self.image.paste(rgb(edge), (0, 0), corners)
        packed = np.asarray(self.image.convert("RGBX")).view(np.uint32)[:, :, 0]
        drawn = packed.ravel().take(textures.wobble(width, height))
        picture = Image.frombuffer("RGBX", (width, height), drawn.tobytes(), "raw", "RGBX", 0, 1).convert(
            "RGB"
        )
        start = self.random.randrange(100)
        paper = textures.grain()
        if max(width, height) + 100 > textures.SIDE:
            paper = paper.resize((max(width, height) + 100,) * 2)
        return ImageChops.soft_light(picture, paper.crop((start, start, start + width, start + height)))

    def _raw(self, left: float, top: float, right: float, bottom: float) -> Area:
        k = self.scale
        return int(left * k // 1), int(top * k // 1), int(-(-right * k // 1)), int(-(-bottom * k // 1))

    def _clip(self, area: Area) -> Area | None:
        width, height = self.image.size
        left, top, right, bottom = area
        cut = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        return cut if cut[2] > cut[0] and cut[3] > cut[1] else None

    def _pixels(self, left: float, top: float, right: float, bottom: float) -> Area:
        return self._clip(self._raw(left, top, right, bottom)) or (0, 0, 0, 0)

    def _around(self, marks: Sequence[Mark], margin: float) -> Area | None:
        if not marks:
            return None
        edge = margin + max(mark.width for mark in marks) / 2
        across = [x for mark in marks for x, _ in mark.points]
        down = [y for mark in marks for _, y in mark.points]
        return self._clip(
            self._raw(min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)
        )

    def _mask(self, marks: Sequence[Mark], area: Area, soft: float) -> Image.Image:
        width, height = area[2] - area[0], area[3] - area[1]
        blur = soft * self.scale
        zoom = (0.25 if blur > 8 else 1) if blur else (2 if width * height > 150_000 else 4)
        size = max(round(width * zoom), 1), max(round(height * zoom), 1)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        k = self.scale * zoom
        for mark in marks:
            points = [(x * k - area[0] * zoom, y * k - area[1] * zoom) for x, y in mark.points]
            _put(pen, points, mark.width * k)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * zoom))
        if size == (width, height):
            return mask
        if zoom > 1:
            return mask.reduce(int(zoom))
        return mask.resize((width, height), Image.Resampling.BILINEAR)

    def _coat(self, area: Area, mask: Image.Image, colour: Colour, to: Colour | None) -> None:
        if to is None:
            self.image.paste(rgb(colour), area, mask)
            return
        band = _gradient(((0, colour), (1, to)), mask.height).resize(mask.size)
        self.image.paste(band, area, mask)

    def _brush(self, area: Area, mask: Image.Image, colour: Colour, dry: float, upright: bool) -> None:
        width, height = mask.size
        surface = textures.dry_brush(upright)
        left = self.random.randrange(max(textures.SIDE - width, 1))
        top = self.random.randrange(max(textures.SIDE - height, 1))
        coat = ImageChops.multiply(surface.crop((left, top, left + width, top + height)), mask)
        strength = [round(level * dry) for level in range(256)]
        self.image.paste(mix(colour, "#1a1420", 0.3), area, coat.point(strength))


def _gradient(stops: Sequence[tuple[float, Colour]], height: int) -> Image.Image:
    at = [share for share, _ in stops]
    where = np.linspace(0, 1, max(height, 1))
    channels = [np.interp(where, at, [rgb(colour)[i] for _, colour in stops]) for i in range(3)]
    return Image.fromarray(np.stack(channels, axis=1).round().astype(np.uint8)[:, None, :])


def _put(pen: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float) -> None:
    if not width:
        pen.polygon(points, fill=255)
        return
    pen.line(points, fill=255, width=max(round(width), 1), joint="curve")
    for x, y in (points[0], points[-1]) if width > 2 else ():
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
