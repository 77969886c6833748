"""The developer's tool that paints the demo's pictures: `python -m painting`. The app knows nothing of it."""
