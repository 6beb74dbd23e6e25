"""The tab *Notes from testers*: who may try the bot, and what they said of its answers."""
