"""Everything of one person in one workshop."""
