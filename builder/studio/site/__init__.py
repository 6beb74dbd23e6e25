"""The verbs of *Your site*: try the chat on a page, put it on one, look whether it works."""
