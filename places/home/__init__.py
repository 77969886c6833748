"""The first page of a person or a table, and their own page."""
