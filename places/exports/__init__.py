"""Taking the work home: Word, Markdown and the sorts of the tables, out and in."""
