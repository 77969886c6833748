"""Pages of belonging."""
