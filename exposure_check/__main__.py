"""Starts the program: ``exposure-check`` or ``python -m exposure_check``."""

import sys

from exposure_check.wiring import run_command_line


def main() -> int:
    """Run the command line with the process's own arguments and streams."""
    return run_command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
