"""One key in a file of sections: all other octets stay as they are.

Sources: Desktop Entry Specification, "Basic format of the file"; of a key that is given twice all
are changed, for readers differ in which one counts.
"""

from collections.abc import Iterator

_ENDS = (b"\n", b"\r")
"""What ends a line: a lone carriage return does, too, and must not become half of a pair."""


def value_of(octets: bytes, section: str, key: str) -> str | None:
    """Return what the last line with a key says, None if none does."""
    found = None
    for line, value in _lines(octets, section, key):
        found = value if line and value is not None else found
    return found


def edited(octets: bytes, section: str, key: str, value: str | None) -> bytes:
    """Return the file with a key set to a value, or without the key."""
    lines = list(_lines(octets, section, key))
    if value is None:
        return b"".join(line for line, found in lines if found is None)
    ending = b"\r\n" if b"\r\n" in octets else b"\n"
    wanted = f"{key}={value}".encode() + ending
    if any(found is not None for _line, found in lines):
        return b"".join(line if found is None else wanted for line, found in lines)
    result = []
    placed = False
    for line, _found in lines:
        result.append(line)
        if not placed and line.strip() == f"[{section}]".encode():
            if not line.endswith(_ENDS):
                result.append(ending)
            result.append(wanted)
            placed = True
    if not placed:
        if octets and not octets.endswith(_ENDS):
            result.append(ending)
        result += [f"[{section}]".encode(), ending, wanted]
    return b"".join(result)


def _lines(octets: bytes, section: str, key: str) -> Iterator[tuple[bytes, str | None]]:
    """Yield every line, with the value if it sets the key in the section."""
    inside = False
    for line in octets.splitlines(keepends=True):
        text = line.strip()
        value = None
        if text.startswith(b"[") and text.endswith(b"]"):
            inside = text == f"[{section}]".encode()
        elif inside and not text.startswith((b"#", b";")) and b"=" in text:
            name, _, rest = text.partition(b"=")
            if name.strip() == key.encode():
                value = rest.strip().decode("utf-8", "replace")
        yield line, value
