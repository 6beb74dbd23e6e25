"""Plain data, errors and protocols; the standard library only."""
