"""What is computed of belonging from plain values."""
