"""Weighing: ballots, stances, turnout, results and the essence map."""
