"""A bot sealed into one signed file, and back; the format is specified in FORMAT.md."""
