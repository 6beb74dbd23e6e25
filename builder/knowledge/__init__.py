"""From a file to a ranked passage: loading, splitting, embedding, indexing, retrieving."""
