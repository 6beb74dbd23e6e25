"""Everything that is kept, encrypted: keys, the bot file and its tables, the audit chain."""
