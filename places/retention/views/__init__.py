"""Pages on which leaders keep and delete, and the privacy page."""
