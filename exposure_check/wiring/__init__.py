"""Plugs adapters into the engine and the engine into the faces: the one place that knows all.

`start` knows what every command needs; `live`, `engine` and `computer` are loaded by the commands
that need them: a check of a file must not wait for code that listens.
"""
