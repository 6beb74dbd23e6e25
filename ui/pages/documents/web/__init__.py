"""The tab *Web pages*: pages of the owner's site as knowledge."""
