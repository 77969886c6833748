"""Deleting, bringing back, holding and erasing workshops."""
