"""The terminal: every verb of the product as a command that scripts can rely on."""
