"""Counts and rates that all processes of an installation share: in its database, or in Redis."""
