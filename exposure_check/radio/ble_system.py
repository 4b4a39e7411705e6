"""From bleak's advertisement to a `BleForm.SYSTEM` row, for each system's way of telling it.

bleak's ``platform_data`` is "not a stable API", so every step into it is guarded: what is not
there, or not of its type, is not told. The systems differ in what they hide:

* BlueZ (``(path, properties)``, org.bluez.Device): address and its type. All advertisements and
  scan responses of an address are merged into properties that stay until they are replaced, so a
  part that is no longer sent is still there. Of a paired device the address is the identity.
* WinRT (``(sender, (adv, scan))``): raw sections of the last advertisement and the last scan
  response; the address type since Windows 10 build 19041.
* CoreBluetooth (``(peripheral, data, rssi)``): neither address nor type; an id that this Mac made
  up, and a part of the data.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple, Protocol, TypeVar
from uuid import UUID

from exposure_check.model.address import ADDRESS_LENGTH
from exposure_check.model.heard import RSSI_UNKNOWN, SystemFlag, SystemKind
from exposure_check.radio.ad_build import MAX_OCTETS, Said, advertising_data, structure

_ID: Final = 16
_BLUEZ_KINDS: Final = {"public": SystemKind.PUBLIC, "random": SystemKind.RANDOM}
_WINRT_PUBLIC, _WINRT_RANDOM = 0, 1
_NO_FLAGS = SystemFlag(0)

_Key = TypeVar("_Key")


class Advertisement(Protocol):
    """The fields of bleak's ``AdvertisementData`` that every system fills."""

    @property
    def local_name(self) -> str | None:
        """The name, None if there is none."""
        ...

    @property
    def manufacturer_data(self) -> Mapping[int, bytes]:
        """Data by company id."""
        ...

    @property
    def service_data(self) -> Mapping[str, bytes]:
        """Data by service."""
        ...

    @property
    def service_uuids(self) -> Iterable[str]:
        """Services offered."""
        ...

    @property
    def tx_power(self) -> int | None:
        """Transmit power in dBm."""
        ...

    @property
    def rssi(self) -> int:
        """Signal strength in dBm, -127 for unknown."""
        ...

    @property
    def platform_data(self) -> tuple[object, ...]:
        """What only one system tells."""
        ...


class SystemRow(NamedTuple):
    """RSSI in dBm, and raw octets of the form `BleForm.SYSTEM`."""

    rssi: int
    raw: bytes


Read = Callable[[str, Advertisement, frozenset[str]], SystemRow | None]
"""(bleak's address, advertisement, addresses of paired devices) to a row; None: no sighting."""


def bluez_row(address: str, advert: Advertisement, _paired: frozenset[str]) -> SystemRow | None:
    """Read what BlueZ says; None if its properties changed for another reason than a sighting."""
    properties = advert.platform_data[1] if len(advert.platform_data) > 1 else None
    if not isinstance(properties, Mapping):
        return None
    rssi = properties.get("RSSI")
    if not isinstance(rssi, int):
        return None
    return SystemRow(strength(rssi), bluez_raw(address, properties))


def bluez_raw(address: str, properties: Mapping[str, Any]) -> bytes:
    """Return a row's octets from the properties of org.bluez.Device1, unpacked.

    Raises:
        Exception: a property is not of its type, so what the device sent is not known.
    """
    paired = properties.get("Paired") is True or properties.get("Bonded") is True
    kind = _BLUEZ_KINDS.get(str(properties.get("AddressType")), SystemKind.HIDDEN)
    said = Said(
        _octets(properties.get("AdvertisingFlags")),
        properties.get("Name"),
        properties.get("TxPower"),
        _whole(properties.get("Appearance")),
        properties.get("UUIDs", ()),
        _data(properties.get("ServiceData", {})),
        _data(properties.get("ManufacturerData", {})),
        _by_type(properties.get("AdvertisingData")),
    )
    flags = SystemFlag.PAIRED if paired else _NO_FLAGS
    return _raw(kind, flags, _sender(address), advertising_data(said))


def winrt_row(address: str, advert: Advertisement, paired: frozenset[str]) -> SystemRow | None:
    """Read what WinRT says: the raw sections of advertisement and scan response, in this order."""
    pair = advert.platform_data[1] if len(advert.platform_data) > 1 else None
    heard = [getattr(pair, "adv", None), getattr(pair, "scan", None)]
    events = [event for event in heard if event is not None]
    if not events:
        return None
    kinds = {
        _WINRT_PUBLIC: SystemKind.PUBLIC,
        _WINRT_RANDOM: SystemKind.RANDOM,
    }
    told = (_whole(getattr(event, "bluetooth_address_type", None)) for event in events)
    kind = next((kinds[one] for one in told if one in kinds), SystemKind.HIDDEN)
    data = b"".join(_sections(event) for event in events) or advertising_data(_common(advert))
    flags = SystemFlag.PAIRED if address.upper() in paired else _NO_FLAGS
    if heard[1] is not None:
        flags |= SystemFlag.ANSWERED
    return _row(kind, flags, _sender(address), advert.rssi, data[:MAX_OCTETS])


def core_bluetooth_row(
    address: str, advert: Advertisement, _paired: frozenset[str]
) -> SystemRow | None:
    """Read what CoreBluetooth says; ``address`` is this Mac's own id of the device."""
    data = advertising_data(_common(advert))
    return _row(SystemKind.HIDDEN, _NO_FLAGS, _sender(address), advert.rssi, data)


READERS: Final[Mapping[str, Read]] = {
    "linux": bluez_row,
    "win32": winrt_row,
    "darwin": core_bluetooth_row,
}
"""By ``sys.platform``."""


def strength(rssi: int) -> int:
    """Return a strength in dBm as rows have it."""
    return rssi if -127 < rssi <= 20 else RSSI_UNKNOWN


def _row(kind: SystemKind, flags: SystemFlag, sender: bytes, rssi: int, data: bytes) -> SystemRow:
    return SystemRow(strength(rssi), _raw(kind, flags, sender, data))


def _raw(kind: SystemKind, flags: SystemFlag, sender: bytes, data: bytes) -> bytes:
    return bytes((kind, flags)) + sender + data


def _data(value: Mapping[_Key, bytes]) -> dict[_Key, bytes]:
    return {key: bytes(octets) for key, octets in value.items()}


def _sender(address: str) -> bytes:
    """Return an address as sent and ten zeros, or an id; zeros for what is neither."""
    digits = address.replace(":", "").replace("-", "")
    with suppress(ValueError):
        octets = bytes.fromhex(digits)
        if len(octets) == ADDRESS_LENGTH:
            return octets[::-1] + bytes(_ID - ADDRESS_LENGTH)
        if len(octets) == _ID:
            return UUID(bytes=octets).bytes
    return bytes(_ID)


def _common(advert: Advertisement) -> Said:
    return Said(
        name=advert.local_name,
        power=advert.tx_power,
        services=advert.service_uuids,
        service_data=advert.service_data,
        manufacturer=advert.manufacturer_data,
    )


def _sections(event: object) -> bytes:
    """Return the AD structures of one WinRT event as they were on the air."""
    sections = getattr(getattr(event, "advertisement", None), "data_sections", None)
    built: list[bytes] = []
    with suppress(TypeError, ValueError):
        for _, section in zip(range(MAX_OCTETS), sections or (), strict=False):
            built.append(structure(section.data_type, bytes(section.data)))
    return b"".join(built)


def _octets(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | bytearray) else b""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _by_type(value: object) -> dict[int, bytes]:
    if not isinstance(value, Mapping):
        return {}
    return {
        kind: bytes(octets)
        for kind, octets in value.items()
        if isinstance(kind, int) and isinstance(octets, bytes | bytearray)
    }
