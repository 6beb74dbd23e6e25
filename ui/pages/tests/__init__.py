"""The page *Tests*: questions whose answers are watched."""
