"""*Personal data in …*: what was found in a document, and what becomes of it."""
