"""The tab *Overview*: what holds today."""
