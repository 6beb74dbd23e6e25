"""Pages of a website as knowledge: found, looked at, and handed on to be read like files."""
