"""The page *Inbox*: what visitors asked in vain, and who wants a person."""
