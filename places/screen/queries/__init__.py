"""What the big screen shows: a scene for each stage, each a row of slides."""
