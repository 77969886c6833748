"""Django's PostgreSQL, with connections that are renewed at once when a server comes back."""
