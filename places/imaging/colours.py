"""Colours that a file describes by code points instead of a profile (CICP, ITU-T H.273): wide gamuts and HDR to sRGB.

Light is made linear (PQ: SMPTE ST 2084; HLG with its OOTF for a display of 1000 cd/m²: ITU-R BT.2100), brought to the
primaries of sRGB, and where it is brighter than paper white (203 cd/m², ITU-R BT.2408) rolled off by the EETF of ITU-R
BT.2390, section 5.4.1, from the brightest light of this picture. A picture that stays below white keeps its exact
colours.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from PIL import Image, ImageMath

from places.imaging.extents import items_of
from places.imaging.isobmff import Items

WHITE = 203.0  # cd/m², what becomes 255
_HLG_PEAK, _HLG_GAMMA = 1000.0, 1.2
_STEPS = 65535
_BT709, _BT2020, _P3 = 1, 9, 12
_GAMMA_22, _GAMMA_28, _LINEAR, _PQ, _HLG = 4, 5, 8, 16, 18
# To the primaries of BT.709, row by row.
_MATRICES = {
    _BT2020: (
        (1.660491, -0.587641, -0.072850),
        (-0.124550, 1.132900, -0.008349),
        (-0.018151, -0.100579, 1.118730),
    ),
    _P3: ((1.224940, -0.224940, 0.0), (-0.042057, 1.042057, 0.0), (-0.019638, -0.078636, 1.098274)),
}
_LUMINANCE = {
    _BT709: (0.2126, 0.7152, 0.0722),
    _BT2020: (0.2627, 0.6780, 0.0593),
    _P3: (0.2290, 0.6917, 0.0793),
}


@dataclass(frozen=True)
class Coding:
    """Colour primaries and transfer characteristics as numbers of ITU-T H.273."""

    primaries: int
    transfer: int

    @property
    def is_srgb(self) -> bool:
        """Whether values may be taken as sRGB as they are: the curves of BT.709 and of video are shown so too."""
        bright = self.transfer in {_GAMMA_22, _GAMMA_28, _LINEAR, _PQ, _HLG}
        return self.primaries not in _MATRICES and not bright


def coding_of(image: Image.Image, source: BinaryIO) -> Coding | None:
    """Return how the open picture in the file `source` codes its colours, where it says so by code points."""
    if "cicp" in image.info:
        return Coding(*image.info["cicp"][:2])
    if image.format not in {"HEIF", "AVIF"}:
        return None
    items = items_of(source)
    told = _nclx(items) if items else None
    if told is None and (profile := image.info.get("nclx_profile")):
        return Coding(profile["color_primaries"], profile["transfer_characteristics"])
    return told


def _nclx(items: Items) -> Coding | None:
    """Return what the primary item says, or else the first tile of it."""
    for item in (items.primary, *items.references.get((b"dimg", items.primary), ())[:1]):
        for kind, payload in items.properties.get(item, ()):
            if kind == b"colr" and payload[:4] == b"nclx" and len(payload) >= 8:
                return Coding(*(int.from_bytes(payload[at : at + 2], "big") for at in (4, 6)))
    return None


def to_srgb(image: Image.Image, coding: Coding) -> Image.Image:
    """Return the RGB `image`, whose values `coding` describes, in sRGB; highlights are rolled off, not cut."""
    channels = [channel.point(_light(coding.transfer), "F") for channel in image.split()]
    if coding.transfer == _HLG:
        channels = _displayed(channels, _LUMINANCE.get(coding.primaries, _LUMINANCE[_BT709]))
    if coding.primaries in _MATRICES:
        channels = [_mixed(channels, row) for row in _MATRICES[coding.primaries]]
    peak = max(_brightest(channel) for channel in channels) if coding.transfer in {_PQ, _HLG} else 1.0
    curve = _encoding(peak)
    return Image.merge("RGB", [_steps(channel, peak).point(curve, "L") for channel in channels])


@cache
def _light(transfer: int) -> list[float]:
    """Return linear light for each of 256 values, white being 1 (for HLG: scene light, its peak being 1)."""
    curves = {_PQ: _from_pq, _HLG: _from_hlg, _LINEAR: float, _GAMMA_22: _power(2.2), _GAMMA_28: _power(2.8)}
    curve = curves.get(transfer, _from_srgb)
    return [curve(value / 255) for value in range(256)]


def _power(gamma: float) -> Any:
    return lambda value: value**gamma


def _from_srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _to_srgb(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _from_pq(value: float) -> float:
    powered = value ** (1 / 78.84375)
    return (
        10000
        / WHITE
        * (max(powered - 0.8359375, 0.0) / (18.8515625 - 18.6875 * powered)) ** (1 / 0.1593017578125)
    )


def _to_pq(light: float) -> float:
    powered = (light * WHITE / 10000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * powered) / (1 + 18.6875 * powered)) ** 78.84375


def _from_hlg(value: float) -> float:
    if value <= 0.5:
        return value * value / 3
    return (2.718281828459045 ** ((value - 0.55991073) / 0.17883277) + 0.28466892) / 12


def _displayed(scene: list[Image.Image], weights: tuple[float, float, float]) -> list[Image.Image]:
    """Return display light for scene light: the OOTF of HLG, by the luminance of each pixel."""
    brightness = _mixed(scene, weights)
    return [
        ImageMath.lambda_eval(
            lambda args: args["light"] * args["of"] ** (_HLG_GAMMA - 1) * (_HLG_PEAK / WHITE),
            light=channel,
            of=brightness,
        )
        for channel in scene
    ]


def _mixed(channels: list[Image.Image], weights: tuple[float, float, float]) -> Image.Image:
    red, green, blue = weights
    mixed: Image.Image = ImageMath.lambda_eval(
        lambda args: args["r"] * red + args["g"] * green + args["b"] * blue,
        r=channels[0],
        g=channels[1],
        b=channels[2],
    )
    return mixed


def _brightest(channel: Image.Image) -> float:
    """Return the light that all but a thousandth of the pixels stay below, at least white: a few do not count."""
    low, high = channel.getextrema()
    if high <= 1:  # type: ignore[operator]
        return 1.0
    left = channel.width * channel.height / 1000
    counts = channel.histogram(extrema=(low, high))  # type: ignore[arg-type]
    for place in range(255, -1, -1):
        left -= counts[place]
        if left <= 0:
            return max(1.0, low + (high - low) * (place + 1) / 256)  # type: ignore[operator]
    return 1.0


def _steps(channel: Image.Image, peak: float) -> Image.Image:
    """Return light from 0 to `peak` in 65,536 steps of its square root: as fine in the dark as eight bits need."""
    stepped: Image.Image = ImageMath.lambda_eval(
        lambda args: args["convert"](
            args["min"](args["max"](args["light"] * (1 / peak), 0.0), 1.0) ** 0.5 * _STEPS + 0.5, "I"
        ),
        light=channel,
    )
    return stepped


def _encoding(peak: float) -> list[int]:
    """Return the sRGB value for each step, with the roll-off from `peak` to white."""
    lights = (peak * (step / _STEPS) ** 2 for step in range(_STEPS + 1))
    return [round(255 * _to_srgb(min(1.0, _rolled_off(light, peak)))) for light in lights]


def _rolled_off(light: float, peak: float) -> float:
    """Return `light` by the EETF of BT.2390: as it is up to a knee, then a Hermite spline that ends at white."""
    if peak <= 1:
        return light
    most = _to_pq(peak)
    white, value = _to_pq(1.0) / most, _to_pq(light) / most
    knee = 1.5 * white - 0.5
    if value <= knee:
        return light
    t = (value - knee) / (1 - knee)
    rolled = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * white
    )
    return _from_pq(rolled * most)
