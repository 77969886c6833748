"""The desk of hosts and leaders."""
