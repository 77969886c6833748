"""Collecting static files for the server: hashed, compressed, and only when they are not those of the last start."""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from places.web.small_scripts import TOOL

FINGERPRINT = "fingerprint"


def collect() -> bool:
    """Put what browsers fetch into STATIC_ROOT, unless it is there already; return whether anything was collected.

    The files of the previous version are kept until the next change, for open pages. An interrupted
    collection is repeated. With DEBUG nothing is collected. Raises OSError when the folder cannot be written.
    """
    if settings.DEBUG:
        return False
    root = Path(settings.STATIC_ROOT)
    stored, wanted = root / FINGERPRINT, fingerprint()
    if stored.is_file() and stored.read_text(encoding="ascii") == wanted:
        return False
    if stored.is_file():
        before = set(staticfiles_storage.hashed_files.values())
        stored.unlink()
    else:
        before = set()
        shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    _keep_only(root, before | set(staticfiles_storage.hashed_files.values()))
    os.sync()  # a file that a power cut leaves empty would be served, and cached, for a year
    stored.write_text(wanted, encoding="ascii")
    return True


def fingerprint() -> str:
    """Return a hash of all files that would be collected, of their names, and of what collects them."""
    collectors = f"{version('django')} {version('whitenoise')} {TOOL}"
    state = hashlib.blake2b(collectors.encode(), digest_size=16)
    patterns = apps.get_app_config("staticfiles").ignore_patterns
    for finder in get_finders():
        for path, storage in sorted(finder.list(patterns), key=lambda found: found[0]):
            with storage.open(path) as file:
                content = file.read()
            state.update(f"{path}\0{len(content)}\0".encode() + content)
    return state.hexdigest()


def _keep_only(root: Path, names: set[str]) -> None:
    """Remove all files but these, what is compressed of them, and the manifest."""
    kept = names | {f"{name}.gz" for name in names} | {staticfiles_storage.manifest_name}
    for path in list(root.rglob("*")):
        if path.is_file() and path.relative_to(root).as_posix() not in kept:
            path.unlink()
