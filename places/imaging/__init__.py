"""Pictures: any phone's file in, clean pixels in four sizes out; nothing else of the file survives.

`ingest` and `ingest_async` are the way in, `waiting` and `stop` belong to the pool behind them. The names are
fetched at first use: the limited child process imports this package too, and has no need of Django.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from places.imaging.ingesting import Ingested, ingest, ingest_async, stop, waiting

__all__ = ["Ingested", "ingest", "ingest_async", "stop", "waiting"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("places.imaging.ingesting"), name)
