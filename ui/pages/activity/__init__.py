"""The page *Activity*: who did what, whether it is whole, what is odd, what is due."""
