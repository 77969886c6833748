"""Background jobs: who runs which, what happens when one fails or its worker is lost, and what runs each period."""
