"""What is loaded with the addresses, and with them by every command, test process and server."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATER = ("scipy.sparse", "docx")  # they take longest to load, and no first page needs them
LOADED = f"""
import sys, django
django.setup()
import placeness.urls, placeness.asgi
print(*sorted(set({LATER!r}) & set(sys.modules)))
"""


def test_what_takes_longest_to_load_waits_until_it_is_used(tmp_path: Path) -> None:
    told = os.environ | {"DJANGO_SETTINGS_MODULE": "placeness.settings", "PLACENESS_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", LOADED]
    ended = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and words
    assert ended.stdout.split() == []
