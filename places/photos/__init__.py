"""Pictures that people bring: questions, visibility, themes, the wall."""
