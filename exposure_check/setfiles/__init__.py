"""The program that changes settings in files of root: a closed list of files and of contents.

It is told a file by a name of its list and one of the words that may stand there; it is never told
a path. It imports nothing but the standard library, follows no links, and replaces a file as a
whole or not at all. What it may write, and how it is started: ``docs/decisions/009-fixes.md``.
"""
