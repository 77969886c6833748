"""Every pair of colours in use is readable: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (graphics 3:1)."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"
TOKENS = (STATIC / "base" / "tokens.css").read_text(encoding="utf-8")
SYMBOLS = [
    "leaf",
    "boat",
    "lamp",
    "wave",
    "tree",
    "bird",
    "stone",
    "bridge",
    "star",
    "loaf",
    "wheel",
    "shell",
]
ACCENTS = ["ember", "lake", "forest", "sun", "alarm"]

TEXT_PAIRS = [
    *((text, ground) for text in ["ink", "ink-soft", *ACCENTS] for ground in ["paper", "card"]),
    *((text, "paper-deep") for text in ["ink", "ink-soft", "ember", "lake"]),
    *((text, f"{tint}-tint") for text in ["ink", "ink-soft"] for tint in ACCENTS),
    *((accent, f"{accent}-tint") for accent in ACCENTS),
    ("on-ember", "ember"),
    ("on-ember", "ember-deep"),
    ("card", "alarm"),
    ("paper", "ink"),
]
GRAPHIC_PAIRS = [
    *(("edge", ground) for ground in ["paper", "paper-deep", "card"]),
    *((symbol, ground) for symbol in SYMBOLS for ground in ["paper", "paper-deep", "card", "ember-tint"]),
    *((accent, ground) for accent in ACCENTS for ground in ["paper", "paper-deep", "card"]),
]


def colours(start: str) -> dict[str, str]:
    """Return name → #RRGGBB of the first block that begins with the selector `start`."""
    block = TOKENS[TOKENS.index(start) :]
    block = block[block.index("{") : block.index("}")]
    return {name: colour.upper() for name, colour in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2 (sRGB)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


THEMES = {
    "light": colours(":root {"),
    "dark": colours(':root:not([data-theme="light"]) {'),
    "projector": colours('[data-theme="projector"] {'),
}


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def too_faint(pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, str, float]]:
    """(theme, colour, ground, contrast) of those that have less than `least`."""
    found = [
        (theme, colour, ground, contrast(colours[colour], colours[ground]))
        for theme, colours in THEMES.items()
        for colour, ground in pairs
    ]
    assert len(found) == 3 * len(pairs)
    return [pair for pair in found if pair[-1] < least]


def test_text_is_readable() -> None:
    assert too_faint(TEXT_PAIRS, 4.5) == []


def test_shapes_are_visible() -> None:
    assert too_faint(GRAPHIC_PAIRS, 3) == []


def test_each_theme_names_the_same_colours() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()
    assert THEMES["dark"] == THEMES["projector"]


def test_the_table_of_the_design() -> None:
    light = {name: THEMES["light"][name] for name in ["paper", "card", "ink", "ink-soft", "line", *ACCENTS]}
    assert light == {
        "paper": "#FBF7F0",
        "card": "#FFFFFF",
        "ink": "#1F2A30",
        "ink-soft": "#55636B",
        "line": "#DDD4C5",
        "ember": "#B5401A",
        "lake": "#1E5B73",
        "forest": "#2F5D3A",
        "sun": "#8A5A00",
        "alarm": "#9B1C31",
    }


def test_browser_frames_have_the_colour_of_the_page() -> None:
    base = (STATIC.parent / "templates" / "base.html").read_text(encoding="utf-8")
    metas = dict(re.findall(r'prefers-color-scheme: (light|dark)\)" content="(#[0-9A-F]{6})"', base))
    assert metas == {theme: THEMES[theme]["paper"] for theme in ("light", "dark")}
