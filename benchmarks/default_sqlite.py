"""Django's default SQLite settings, and no write lane: the peer of `bench writes`."""

from contextlib import nullcontext

from placeness.settings import *  # noqa: F403 - all of our settings but the database's
from placeness.settings import DATABASES
from places import lane

DATABASES["default"]["OPTIONS"] = {}
lane._lane.acquire = lane._lane.release = nullcontext  # type: ignore[method-assign]  # open to everybody
