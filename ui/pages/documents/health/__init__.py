"""The tab *Health*: what is not in order in what the bot knows."""
