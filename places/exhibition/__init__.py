"""What people outside may see: a page and a walk through the pictures by secret link, and sheets to hang up."""
