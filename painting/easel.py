"""The sheet on which the demo's pictures are painted: light, mist, clouds, reflections and the finish."""

import numpy as np
from PIL import Image, ImageChops

from painting import textures
from painting.marks import oval
from painting.paper import Colour, Paper, mix, rgb

__all__ = ["Colour", "Sheet", "mix", "rgb"]


class Sheet(Paper):
    """A picture in the making."""

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
