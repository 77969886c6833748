"""Pages are sent without the indentation of their templates."""

from pathlib import Path

import pytest
from django.template import Engine, Origin, TemplateDoesNotExist

from places.web.template_loader import Loader

LOADER = "places.web.template_loader.Loader"


def test_indentation_is_left_out_of_html_only(tmp_path: Path) -> None:
    source = '<ul>\n  <li\n      class="a  b">one  two</li>\n\n\t</ul>\n'
    for name in ("page.html", "poster.typ"):
        (tmp_path / name).write_text(source, encoding="utf-8")
    engine = Engine(dirs=[str(tmp_path)], loaders=[LOADER])
    assert engine.render_to_string("page.html") == '<ul>\n<li\nclass="a  b">one  two</li>\n\n</ul>\n'
    assert engine.render_to_string("poster.typ") == source


def test_a_line_keeps_its_number(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>\n    {% load nothing_of_this_name %}\n</p>\n", encoding="utf-8")
    contents = Loader(Engine()).get_contents(Origin(str(tmp_path / "page.html")))
    assert contents.splitlines()[1] == "{% load nothing_of_this_name %}"


def test_a_template_that_is_not_there_is_said_as_django_says_it(tmp_path: Path) -> None:
    with pytest.raises(TemplateDoesNotExist):
        Engine(dirs=[str(tmp_path)], loaders=[LOADER]).get_template("page.html")


def test_this_project_loads_its_pages_that_way() -> None:
    engine = Engine.get_default()
    source = engine.get_template("base.html").source
    assert "\n<head>" in source
    assert "\n " not in source
