"""Live channels: which noun renders which channel, and the hub and stream that deliver it."""
