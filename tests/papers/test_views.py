"""The accessibility statement as a page for everybody."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse


def said(language: str = "en") -> str:
    answer = Client().get(reverse("accessibility"), headers={"Accept-Language": language})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_everybody_reads_the_statement(db: None, settings: Any) -> None:
    settings.RESPONSIBLE, settings.CONTACT = "Region Småland", "access@example.org"
    page = said()
    assert "Region Småland is responsible for it." in page
    assert "Here you reach us: access@example.org" in page
    assert "The people who run this server have not judged it yet." in page
    assert "equalityadvisoryservice.com" in page
    assert "Tillgänglighetsredogörelse" in said("sv")
    assert "digg.se/tdosanmalan" in said("sv")


def test_what_the_host_has_answered_stands_in_it(db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "answers.toml").write_text(
        'accessibility_status = "Partly compliant."\naccessibility_gaps = "<b>Maps</b>"\nhosting = "Secret AB"\n'
    )
    page = said()
    assert "Partly compliant." in page
    assert "&lt;b&gt;Maps" in page
    assert "We know of nothing else" not in page
    assert "Secret AB" not in page


@pytest.mark.parametrize("name", ["landing", "privacy", "this-is-me"])
def test_pages_outside_rooms_lead_to_it(db: None, name: str) -> None:
    assert f'href="{reverse("accessibility")}"' in Client().get(reverse(name)).content.decode()
