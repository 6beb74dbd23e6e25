"""A sealed bundle on the web: the chat page, the widget and what they talk to."""
