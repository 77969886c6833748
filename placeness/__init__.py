"""Placeness: the project that wires the app `places` into a server."""

__version__ = "0.2.0"
