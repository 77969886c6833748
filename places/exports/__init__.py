"""Exports: the vision as Word and Markdown; card sorts of the tables, exported and imported."""
