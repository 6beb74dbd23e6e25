"""The verbs of the page *Activity*: who did what, whether it is whole, what is odd, what is due."""
