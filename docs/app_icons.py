"""Draw the icons of the installed app from static/icon.svg (a developer's tool; its result is committed).

    .venv/bin/python docs/app_icons.py

Phones cut the maskable icon to a shape of their own, so its sign keeps to the middle and its colour fills the square.
"""

from pathlib import Path

import typst

STATIC = Path(__file__).resolve().parent.parent / "static"
ICONS = {
    "icon-192": (192, False),
    "icon-512": (512, False),
    "maskable-512": (512, True),
    "touch-180": (180, True),
}
PAGE = (
    '#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)\n#image("icon.svg", width: 100%)'
)
MASKABLE = (
    '#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: rgb("#B5401A"))\n'
    '#align(center + horizon, image("icon.svg", width: 80%))'
)


def main() -> None:
    """Write one PNG of each size into static/web."""
    for name, (size, is_maskable) in ICONS.items():
        text = (MASKABLE if is_maskable else PAGE).format(size=size)
        made = typst.compile(text.encode(), root=str(STATIC), format="png", ppi=72)
        (STATIC / "web" / f"{name}.png").write_bytes(made)


if __name__ == "__main__":
    main()
