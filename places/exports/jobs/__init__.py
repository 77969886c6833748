"""Files that are written in the background: the job, and the child process in which a writer runs."""
