"""The page *Privacy*: who may see what."""
