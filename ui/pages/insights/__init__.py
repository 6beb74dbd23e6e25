"""The page *Insights*: how the chat is used, without persons."""
