"""Photo-like pictures drawn on the spot, so that measurements need no stranger's photos."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.Image import Resampling, Transpose

TWELVE = (4032, 3024)
_LAYERS = ((8, 60.0), (32, 40.0), (128, 25.0), (512, 15.0))  # cells along the side, strength in grey levels


def draw_photo(width: int, height: int, seed: int = 1) -> Image.Image:
    """Return an RGB picture with light, shapes, texture and sensor noise at photographic strengths."""
    random = np.random.default_rng(seed)
    channels = []
    noise = random.normal(0, 5, (height, width)).astype(np.float32)
    light = np.linspace(160, 80, height, dtype=np.float32)[:, None]
    for _ in range(3):
        channel = noise + light
        for cells, strength in _LAYERS:
            grid = random.normal(0, strength, (max(2, cells * height // width), cells)).astype(np.float32)
            channel += np.asarray(Image.fromarray(grid).resize((width, height), Resampling.BICUBIC))
        channels.append(Image.fromarray(channel.clip(0, 255).astype(np.uint8)))
    return Image.merge("RGB", channels)


def fourfold(photo: Image.Image) -> Image.Image:
    """Return a picture of twice the sides, `photo` mirrored into it: as much detail in each pixel as before."""
    width, height = photo.size
    sheet = Image.new("RGB", (2 * width, 2 * height))
    sheet.paste(photo)
    sheet.paste(photo.transpose(Transpose.FLIP_LEFT_RIGHT), (width, 0))
    lower = sheet.crop((0, 0, 2 * width, height)).transpose(Transpose.FLIP_TOP_BOTTOM)
    sheet.paste(lower, (0, height))
    return sheet


def make_sources(folder: Path, *, quick: bool) -> dict[str, Path]:
    """Write the benchmark's pictures into `folder` and return them by name, small ones when `quick`."""
    width, height = (320, 240) if quick else TWELVE
    small = draw_photo(width, height)
    large = fourfold(small)
    exif = Image.Exif()
    exif[0x0112] = 1
    sources = {}
    for name, picture in (("12 MP", small), ("48 MP", large)):
        for kind, progressive in (("baseline", False), ("progressive", True)):
            path = folder / f"{name} {kind}.jpg"
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=90, progressive=progressive, exif=exif)
            path.write_bytes(buffer.getvalue())
            sources[f"{name} {kind}"] = path
    path = folder / "12 MP.avif"
    small.save(path, "AVIF", quality=60, speed=10)
    sources["12 MP AVIF"] = path
    return sources
