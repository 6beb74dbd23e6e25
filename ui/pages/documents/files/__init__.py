"""The tab *Files*: what was dropped, and what became of it."""
