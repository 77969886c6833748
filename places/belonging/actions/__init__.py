"""What people do about belonging."""
