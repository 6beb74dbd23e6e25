"""The desktop's verbs, one file a page; the command line speaks them too."""
