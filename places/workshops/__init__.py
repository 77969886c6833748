"""A workshop: its place, stage, leaders, log of activities, and how an action is taken."""
