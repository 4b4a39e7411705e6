"""Versions of services, as far as what they do depends on them."""

Version = tuple[int, int]
"""Major and minor."""


def version_of(text: object) -> Version:
    """Return major and minor of a version, (0, 0) if it is none.

    Args:
        text: as the service tells it, mostly ``major.minor.micro``.
    """
    parts = str(text).split(".")
    try:
        return int(parts[0]), int(parts[1])
    except (IndexError, ValueError):
        return 0, 0
