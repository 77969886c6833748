"""Boards: cards, piles, placing, conflicts, undo and history."""
