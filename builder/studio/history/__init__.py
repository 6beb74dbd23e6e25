"""The history of a bot: what it was after every change, told in sentences, and brought back."""
