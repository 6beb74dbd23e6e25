"""Papers made from the real settings: the notice for visitors and all that an owner keeps.

`situation` reads the settings, `template` fills in the words of `resources/templates/papers`,
`paper` is what comes out, and `page` writes it for a browser. Here and not at the desk because the
host makes the notice it shows from the bundle it serves: the two can never disagree.
"""
