"""The people in a room: joining, tables, tablets, theme teams, and who is asking."""
