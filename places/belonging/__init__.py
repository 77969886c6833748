"""Belonging: the pulse, the four questions at the end, and what people say that they will do."""
