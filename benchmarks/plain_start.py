"""The peer of `bench start`: a Django of its own parts only, from nothing to its first answer.

`python -m benchmarks.plain_start FOLDER`: makes a database in FOLDER, asks itself one page, prints "answered", waits.
"""

import secrets
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    """One line, from a session in the database."""
    request.session["seen"] = True
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def main(folder: Path) -> None:
    """Make the database, and answer once."""
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "plain.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
        ],
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
        ROOT_URLCONF=__name__,
        SECRET_KEY=secrets.token_hex(),
    )
    django.setup()
    call_command("migrate", verbosity=0)
    get_asgi_application()
    answer = Client().get("/")
    sys.stdout.write("answered\n" if answer.content == b"hello" else "failed\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
