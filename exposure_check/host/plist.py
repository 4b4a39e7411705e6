"""Property lists of macOS, read with Python's own parser and told to a recording."""

import plistlib
from collections.abc import Mapping

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.reader import octets_of
from exposure_check.model.setting import Unread

Table = Mapping[str, object]


def plist_of(access: Access, path: str) -> Table:
    """Return the table that a property list holds; an empty one if it holds something else.

    Raises:
        UnreadError: see `exposure_check.host.reader.octets_of`; NOT_UNDERSTOOD if it is none.
    """
    octets = octets_of(access, path)
    try:
        told = table_of(plistlib.loads(octets))
    except Exception:  # noqa: BLE001 - the parser raises errors of several kinds on broken files
        raise UnreadError(Unread.NOT_UNDERSTOOD, path) from None
    access.note(path, told)
    return told


def table_of(value: object) -> Table:
    """Return a value if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}
