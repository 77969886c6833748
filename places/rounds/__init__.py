"""Rounds about the text: swap test, mirror, headlines, consent."""
