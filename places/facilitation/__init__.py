"""Running the room: methods (a plan with the words to say at each stage), and the run-sheet of a workshop."""
