"""The tab *Contacts*: which other computers were contacted, and what for."""
