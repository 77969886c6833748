"""Plain values of papers, and the forms in which they are written."""
