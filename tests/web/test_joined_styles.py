"""The styles of every page as one file."""

from pathlib import Path

from django.conf import LazySettings
from django.core.files.storage import FileSystemStorage

from places.web.static_files import StaticFiles


def test_the_styles_of_every_page_are_collected_as_one_file(tmp_path: Path, settings: LazySettings) -> None:
    files = {
        "fonts/a.woff2": "wOF2",
        "base/frame.css": '/* All. */\n@import "tokens.css";\n@import "components/card.css";\n',
        "base/tokens.css": '@layer tokens, components;\n@font-face { src: url("../fonts/a.woff2"); }\n',
        "base/components/card.css": ".card { margin: 0; }\n",
    }
    for name, content in files.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="ascii")
    settings.STATIC_ROOT = tmp_path / "collected"
    source, ours = FileSystemStorage(tmp_path / "source"), StaticFiles()
    for name in files:
        with source.open(name) as file:
            ours.save(name, file)
    list(ours.post_process({name: (source, name) for name in files}))
    (frame,) = (tmp_path / "collected" / "base").glob("frame.*.css")
    (font,) = (tmp_path / "collected" / "fonts").glob("a.*.woff2")
    assert frame.read_text(encoding="ascii") == (
        "/* All. */\n@layer tokens, components;\n"
        f'@font-face {{ src: url("../fonts/{font.name}"); }}\n\n.card {{ margin: 0; }}\n\n'
    )
    assert ours.url("base/frame.css").endswith(frame.name)
