"""The program that changes settings of Windows: a closed list of values and of what they may be.

It is told an adapter by its GUID, a saved network by a digest of its name, a registry value by a
name of its list; never a path, never a key. It is run as this user first, and once more by
ShellExecute's ``runas`` if Windows refuses: so the administrator is asked for that one step alone.
It imports nothing but the standard library. Never run on a real machine yet:
``docs/not-run-on-real-machines.md``.
"""
