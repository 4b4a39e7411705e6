"""The window: Qt pages and widgets. It draws what it is sent and sends commands, nothing else.

A place of the bottom bar is a stack of *routes*: frozen facts that say what a page shows. A page
is made from its route and thrown away with it, so a change of language, theme or text size makes
the pages anew and nothing can be left half changed. What goes on while pages come and go (a check)
is held by its route and heard through `exposure_check.gui.running`.
"""
