"""What a person takes along of their own things."""
