"""From a question to an answer with sources; holds the bot."""
