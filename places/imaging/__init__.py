"""Pictures: a phone's file is decoded in a limited process and stored in four sizes, without its metadata.

`ingest` and `ingest_async` process a file, `waiting` and `stop` concern the pool of processes. The names are imported
at first use: the limited child process imports this package too, without Django.
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
