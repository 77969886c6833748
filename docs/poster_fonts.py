# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Cut the poster's fonts for the world's scripts out of Noto (a developer's tool; its result is committed).

    apt-get download fonts-noto-core fonts-noto-cjk && for deb in *.deb; do dpkg -x "$deb" noto; done
    npm pack @expo-google-fonts/noto-emoji && tar xzf expo-google-fonts-noto-emoji-*.tgz -C noto
    uv run docs/poster_fonts.py noto static/fonts/scripts

Hints and other weights are left out. Chinese, Japanese and Korean have what is in daily use: JIS X 0208 level 1,
GB 2312 level 1, Big5 level 1 and the syllables of KS X 1001. Afterwards write the checksums into
static/vendor/vendor.json (tests/test_static.py says which).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

SCRIPTS = [
    "NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansBengali",
    "NotoSansGurmukhi", "NotoSansGujarati", "NotoSansOriya", "NotoSansTamil", "NotoSansTelugu",
    "NotoSansKannada", "NotoSansMalayalam", "NotoSansSinhala", "NotoSansThai", "NotoSansLao",
    "NotoSansMyanmar", "NotoSansKhmer", "NotoSansGeorgian", "NotoSansArmenian", "NotoSansEthiopic",
    "NotoSansCherokee", "NotoSansCanadianAboriginal", "NotoSansMongolian", "NotoSansTifinagh",
    "NotoSansNKo", "NotoSansThaana", "NotoSansSyriac", "NotoSansAdlam", "NotoSansVai",
    "NotoSansOlChiki", "NotoSansJavanese", "NotoSansSundanese", "NotoSansMeeteiMayek",
    "NotoSansLisu", "NotoSansHanifiRohingya", "NotoSansChakma", "NotoSansOsage",
]  # fmt: skip
# Arrows and shapes; mathematical letters, which some write their names with.
PARTS = {
    "NotoSansSymbols2": [(0x2190, 0x2BFF)],
    "NotoSansMath": [(0x2190, 0x22FF), (0x1D400, 0x1D7FF)],
}
LEVEL_ONE = {"gb2312": (0xB0, 0xD7), "euc_jp": (0xB0, 0xCF), "big5": (0xA4, 0xC6)}
CJK_RANGES = [(0x1100, 0x11FF), (0x3000, 0x312F), (0x3130, 0x318F), (0x31F0, 0x31FF), (0xFF00, 0xFFEF)]


def everyday() -> Iterator[int]:
    """Yield the code points of Chinese, Japanese and Korean that are in daily use."""
    for first, last in CJK_RANGES:
        yield from range(first, last + 1)
    for codec, (first, last) in LEVEL_ONE.items():
        yield from (point for point in range(0x4E00, 0xA000) if first <= lead(point, codec) <= last)
    yield from (point for point in range(0xAC00, 0xD7A4) if len(chr(point).encode("euc_kr")) == 2)


def lead(point: int, codec: str) -> int:
    """Return the first byte of a character in an older encoding, 0 where it has none."""
    return (chr(point).encode(codec, "ignore") or b"\0")[0]


def cut(source: Path, target: Path, points: list[int] | None, features: list[str] | None = None) -> None:
    """Write the part of a font that has these code points (all of them for None)."""
    options = subset.Options(
        hinting=False, name_IDs=[1, 2, 3, 4, 6, 13, 14], font_number=0, glyph_names=False
    )
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "MATH", "BASE"]
    if features is not None:
        options.layout_features = features
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points or list(font.getBestCmap()))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main(sources: Path, folder: Path) -> None:
    """Cut every font."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*SCRIPTS, *PARTS]:
        ranges = PARTS.get(name)
        points = [point for first, last in ranges for point in range(first, last + 1)] if ranges else None
        cut(next(sources.rglob(f"{name}-Regular.ttf")), folder / f"{name}-Regular.ttf", points)
    cut(next(sources.rglob("NotoEmoji_400Regular.ttf")), folder / "NotoEmoji-Regular.ttf", None)
    chosen = sorted(set(everyday()))
    shapes = ["ccmp", "ljmo", "vjmo", "tjmo"]
    cut(next(sources.rglob("NotoSansCJK-Regular.ttc")), folder / "NotoSansCJKjp-Regular.otf", chosen, shapes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
