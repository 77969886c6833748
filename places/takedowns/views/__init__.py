"""The public form, and the page on which those who run the room decide."""
