"""*What was understood*: a document beside the passages that were made of it."""
