"""Measurements side by side with the obvious way of doing the same; `manage.py bench NAME` prints their tables."""
