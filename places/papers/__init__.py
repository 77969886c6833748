"""Papers of an installation: what data protection, health services and accessibility laws ask a host to write."""
