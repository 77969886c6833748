"""How long things are kept: deleting a workshop, undoing it, keeping it by a decision, erasing it on its day."""
