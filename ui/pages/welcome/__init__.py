"""The first start: the sample bot, a new one, or one that exists."""
