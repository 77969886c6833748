"""The names of the files that one picture becomes, by variant."""

FILES = {"master": "master.jpg", "large": "large.jpg", "medium": "medium.webp", "small": "small.webp"}
