"""The address in use against the permanent one on Windows, by ``GetIfTable2``.

Source: Microsoft, "MIB_IF_ROW2" (netioapi.h), 1352 octets a row: ``PhysicalAddress`` and
``PermanentPhysicalAddress``. Whether the latter stays the factory's while addresses are random is
not known, so a made-up one is not believed (`exposure_check.checks.host.interface`).
"""

from collections.abc import Iterator, Sequence

from exposure_check.host import windows_mib
from exposure_check.host.access import Access
from exposure_check.host.windows_mib import number, rows
from exposure_check.model.address import ADDRESS_LENGTH, is_local
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, Value, What

GIVES = (
    What.WIFI_INTERFACE,
    What.ADDRESS_IN_USE,
    What.HARDWARE_ADDRESS,
    What.JOINED,
    What.SWITCHED_ON,
)
KEY = "GetIfTable2"

ROW = 1352
_NAME, _NAME_END, _LENGTH, _ADDRESS, _PERMANENT = 28, 542, 1056, 1060, 1092
_TYPE, _FLAGS, _OPERATIONAL, _ADMIN = 1128, 1152, 1156, 1160
_WIFI = 71
_HARDWARE_INTERFACE = 0x01
_UP = 1


def read(access: Access) -> Sequence[Reading]:
    """Read the addresses of all Wi-Fi adapters."""
    octets = table()
    access.note(KEY, [shape_of(row) for row in rows(octets, ROW) if _is_wifi(row)])
    return list(readings_of(octets))


def table() -> bytes:
    """Return the MIB_IF_TABLE2 of this computer.

    Raises:
        UnreadError: the call failed, or this is not Windows.
    """
    return windows_mib.table(KEY, ROW)


def wifi_names(octets: bytes) -> dict[bytes, str]:
    """Return what Wi-Fi adapters are called, by the 8 octets of their LUID."""
    return {row[:8]: _name(row) for row in rows(octets, ROW) if _is_wifi(row)}


def shape_of(row: bytes) -> dict[str, bool]:
    """Return what a recording may know of an adapter: whether the addresses are local, and same.

    It answers whether ``PermanentPhysicalAddress`` stays the factory's while addresses are random.
    """
    in_use, permanent = (row[at : at + ADDRESS_LENGTH] for at in (_ADDRESS, _PERMANENT))
    return {
        "address local": is_local(in_use),
        "permanent local": is_local(permanent),
        "permanent valid": any(permanent),
        "same": in_use == permanent,
    }


def _is_wifi(row: bytes) -> bool:
    """True for Wi-Fi hardware; virtual adapters on it are left out."""
    return number(row, _TYPE) == _WIFI and bool(row[_FLAGS] & _HARDWARE_INTERFACE)


def _name(row: bytes) -> str:
    return row[_NAME:_NAME_END].decode("utf-16-le", "replace").partition("\0")[0]


def readings_of(octets: bytes) -> Iterator[Reading]:
    """Return what a MIB_IF_TABLE2 says of Wi-Fi hardware."""
    found = False
    for row in rows(octets, ROW):
        if not _is_wifi(row):
            continue
        found = True
        of = _name(row)
        whole = number(row, _LENGTH) == ADDRESS_LENGTH
        permanent = row[_PERMANENT : _PERMANENT + ADDRESS_LENGTH]
        for what, key, value in (
            (What.WIFI_INTERFACE, "Type", True),
            (What.ADDRESS_IN_USE, "PhysicalAddress", _address(row, _ADDRESS) if whole else None),
            (
                What.HARDWARE_ADDRESS,
                "PermanentPhysicalAddress",
                _address(row, _PERMANENT) if whole and any(permanent) else None,
            ),
            (What.JOINED, "OperStatus", number(row, _OPERATIONAL) == _UP),
            (What.SWITCHED_ON, "AdminStatus", number(row, _ADMIN) == _UP),
        ):
            yield _reading(what, of, key, Unread.NOT_UNDERSTOOD if value is None else value)
    if not found:
        yield _reading(What.WIFI_INTERFACE, "", "Type", False)


def _address(row: bytes, at: int) -> Identifier:
    return Identifier(IdentifierKind.ADDRESS, row[at : at + ADDRESS_LENGTH])


def _reading(what: What, of: str, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, f"MIB_IF_ROW2.{key}", value, Source.ADAPTERS)
