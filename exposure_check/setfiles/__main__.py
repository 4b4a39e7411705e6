"""Starts the program: ``python3 -I -S …/exposure_check/setfiles set nm-scan yes``."""

import os.path
import sys

if not __package__:
    # Run as a folder, isolated from everything a user can set: the folder itself, which Python put
    # first, makes room for the one that holds the package, after the standard library.
    sys.path[0:1] = []
    # Without pathlib, which takes longer to import than all of the helper.
    up = os.path.dirname
    sys.path.append(up(up(up(os.path.abspath(__file__)))))  # noqa: PTH100 - see above

from exposure_check.setfiles.program import main

if __name__ == "__main__":
    main(sys.argv[1:])
