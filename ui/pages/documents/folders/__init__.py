"""The tab *Folders*: folders on this computer that the bot follows."""
