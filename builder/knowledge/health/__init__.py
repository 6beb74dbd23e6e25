"""The health of what a bot knows: what is there twice, what disagrees, what is out of date."""
