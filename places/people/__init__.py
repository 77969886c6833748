"""The people in a room: joining, tables, tablets, theme teams, and the actor of a request."""
