"""The pages, one folder each: widgets in `page`, decisions in `presenter`."""
