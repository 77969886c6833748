"""The shared board as a mural: all its pictures large, pile by pile, on a page, the big screen, as PDF and PNG."""
