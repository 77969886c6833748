#!/usr/bin/env python
"""Placeness from the command line: `python manage.py start` runs it."""

from placeness.command import main

if __name__ == "__main__":
    main()
