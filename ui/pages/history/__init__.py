"""The page *History*."""
