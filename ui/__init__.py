"""The desktop app: the only place where Qt exists."""
