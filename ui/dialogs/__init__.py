"""Windows over the window: asked for through `Dialogs`, so that tests can answer in their place."""
