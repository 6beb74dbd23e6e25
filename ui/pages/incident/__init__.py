"""The page *Incident*: what to do when personal data was lost or seen."""
