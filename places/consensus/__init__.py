"""The shared board: proposal, agreement between tables, contested cards, names, the theme team."""
