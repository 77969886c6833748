"""What pages and files read of belonging."""
