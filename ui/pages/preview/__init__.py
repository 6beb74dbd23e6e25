"""The preview: the same bot that visitors get, always beside the pages."""
