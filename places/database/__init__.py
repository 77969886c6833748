"""Writes and prepared statements.

SQLite: a fair write lock admits one writer at a time, because SQLite's busy-wait is unfair (waits of 3–6 s under 50
writers). Waiting writers are committed together, in one transaction, with one wait for the disk (group commit,
docs/decisions/0005). Other databases order the writers themselves.

Django takes 0.2–0.6 ms to build the SQL of a small query, SQLite 0.02 ms to run it. The queries of every act and every
page are therefore built once in a process."""
