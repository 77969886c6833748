"""What a person does with everything of theirs."""
