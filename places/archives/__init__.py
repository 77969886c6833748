"""Archives: a workshop as data, in tables and in a file that another installation reads, and checks of that file."""
