"""What is dragged into the window: files alone."""

import os
import sys
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl

_LOST = "\N{REPLACEMENT CHARACTER}"


def files(data: QMimeData) -> list[str]:
    """Return the names of the local files among what is dragged."""
    return [_name(url) for url in data.urls() if url.isLocalFile()]


def _name(url: QUrl) -> str:
    """Return a name as this system knows it: in Qt's own, octets that are not UTF-8 are lost."""
    name = url.toLocalFile()
    if sys.platform != "win32" and _LOST in name:
        path = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        return os.fsdecode(unquote_to_bytes(path))
    return name
