"""Starts the program: ``exposure-check`` or ``python -m exposure_check``."""

import sys

_INTERRUPTED = 130

try:
    from exposure_check.client.flag import ENGINE
    from exposure_check.wiring.start import run_command_line
except KeyboardInterrupt:  # Ctrl-C before there is anybody to answer it
    sys.exit(_INTERRUPTED)


def main() -> int:
    """Run the command line with the process's own arguments and streams, or as its engine."""
    if sys.argv[1:2] == [ENGINE]:
        from exposure_check.wiring.engine import run_engine  # noqa: PLC0415 for the engine alone

        return run_engine(sys.argv[2:])
    try:
        return run_command_line(sys.argv[1:])
    except KeyboardInterrupt:  # as above
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
