"""Pages, the page cache, refusals, headers and the health check."""
