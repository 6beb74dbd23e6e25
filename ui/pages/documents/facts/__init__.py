"""The tab *Facts*: what the owner states, before any document."""
