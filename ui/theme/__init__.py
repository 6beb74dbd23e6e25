"""How the app looks: tokens, type, icons and the style sheet made from them."""
