"""The page *Appearance*."""
