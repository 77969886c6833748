"""What is read of keeping and erasing."""
