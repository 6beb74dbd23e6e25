"""The page *Publish*: sealing the bot into one file."""
