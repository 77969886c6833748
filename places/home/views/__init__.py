"""The first page, a person's own page and their things, and a table's device."""
