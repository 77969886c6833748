"""The vision: sentences and their evidence, drafts, versions, suggestions, coverage."""
