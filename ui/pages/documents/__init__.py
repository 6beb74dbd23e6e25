"""The page *Documents*: what the bot knows."""
