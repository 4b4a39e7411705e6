"""Texts by their keys: ``words/<group>.toml``, by a strict schema.

Stands apart from the shapes of everything else (`exposure_check.content.schema`), since the first
page of the window has texts alone.
"""

from collections.abc import Mapping

from exposure_check.content.table import Table


def group_words(where: str, data: Mapping[str, object]) -> dict[str, str]:
    """Read ``words/<group>.toml``: texts by key, those in a table as ``table.key``.

    Raises:
        ContentError: it does not fit the schema.
    """
    table = Table(where, data)
    texts: dict[str, str] = {}
    for key in table:
        if table.is_table(key):
            inner = table.table(key)
            texts.update((f"{key}.{name}", inner.text(name)) for name in inner)
        else:
            texts[key] = table.text(key)
    return texts
