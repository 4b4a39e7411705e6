r"""Starts the program: ``python -I -S …\exposure_check\setwindows set mdns 0``."""

import os.path
import sys

if not __package__:
    # Run as a folder, isolated from everything a user can set: the folder itself, which Python put
    # first, makes room for the one that holds the package, after the standard library.
    sys.path[0:1] = []
    up = os.path.dirname
    sys.path.append(up(up(up(os.path.abspath(__file__)))))  # noqa: PTH100 - before any import

from exposure_check.setwindows.program import main

if __name__ == "__main__":
    main(sys.argv[1:])
