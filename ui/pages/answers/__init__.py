"""The page *Answers*: who answers, and how."""
