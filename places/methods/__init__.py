"""The mathematics of a workshop: plain Python with numpy, no Django, one method to a module."""
