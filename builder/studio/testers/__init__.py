"""Colleagues who only try the bot: their page, their links, and what they say of its answers."""
