"""People who find themselves or their child in a picture: the public form, the quarantine and what is decided."""
