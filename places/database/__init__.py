"""Writes and prepared statements.

One writer at a time, first come, first served: SQLite's own busy-wait is unfair (waits of 3–6 s under 50 writers), so
writers take a ticket first. Writers that wait are committed together, in one transaction, so that they wait for the
disk once (docs/decisions/0005). On other databases the database itself orders the writers.

Building the SQL of a small query takes Django 0.2–0.6 ms, SQLite answers it in 0.02 ms. What every act and every page
asks is therefore built once in a process."""
