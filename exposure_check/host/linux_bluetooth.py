"""Bluetooth, by BlueZ's D-Bus interface and its ``main.conf``.

Sources: BlueZ ``org.bluez.Adapter(5)``, ``org.bluez.LEAdvertisingManager(5)``, ``main.conf``.
``AddressType`` is that of the identity, not of what is sent, so it is not read. The files below
``/var/lib/bluetooth`` are BlueZ's own and are not looked at.
"""

from collections.abc import Iterator, Mapping, Sequence

from exposure_check.host.access import Access, UnreadError
from exposure_check.host.ini import last_of, parsed
from exposure_check.host.linux_dbus import Bus, Table, table
from exposure_check.host.reader import text_of
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Reading, Source, Unread, Value, What

SERVICE = "org.bluez"
GIVES = (
    What.BLUETOOTH_ADAPTER,
    What.DISCOVERABLE,
    What.BLUETOOTH_NAME,
    What.ADVERTISING,
)
KEY = SERVICE
FILE_GIVES = (What.LE_PRIVACY_SETTING,)
MAIN_CONF = "/etc/bluetooth/main.conf"

_ADAPTER = "org.bluez.Adapter1"
_MANAGER = "org.bluez.LEAdvertisingManager1"
_OBJECTS = "org.freedesktop.DBus.ObjectManager.GetManagedObjects"
_MOST_ADAPTERS = 16
_ON = ("network", "on", "device", "limited-network", "limited-device")


def read(access: Access) -> Sequence[Reading]:
    """Read the state of all Bluetooth adapters."""
    with Bus(access) as bus:
        objects = table(bus.call(SERVICE, "/", _OBJECTS))
    return list(readings_of({path: table(one) for path, one in objects.items()}))


def readings_of(objects: Mapping[str, Table]) -> Iterator[Reading]:
    """Turn BlueZ's objects into readings; devices of others, which it lists too, are not read."""
    adapters = {path: one for path, one in sorted(objects.items()) if _ADAPTER in one}
    if not adapters:
        yield _reading(What.BLUETOOTH_ADAPTER, "", _ADAPTER, False)
    for path, interfaces in list(adapters.items())[:_MOST_ADAPTERS]:
        of = path.rpartition("/")[2]
        told = table(interfaces.get(_ADAPTER))
        yield _reading(What.BLUETOOTH_ADAPTER, of, _ADAPTER, True)
        for what, key, kind in (
            (What.BLUETOOTH_ON, "Powered", bool),
            (What.DISCOVERABLE, "Discoverable", bool),
            (What.DISCOVERABLE_SECONDS, "DiscoverableTimeout", int),
            (What.PAIRABLE, "Pairable", bool),
        ):
            value = told.get(key)
            if isinstance(value, kind):
                yield _reading(what, of, f"Adapter1.{key}", value)
            else:
                yield _reading(what, of, f"Adapter1.{key}", Unread.NOT_UNDERSTOOD)
        alias = told.get("Alias") or told.get("Name")
        if isinstance(alias, str) and alias:
            name = Identifier(IdentifierKind.NAME, alias)
            yield _reading(What.BLUETOOTH_NAME, of, "Adapter1.Alias", name)
        active = table(interfaces.get(_MANAGER)).get("ActiveInstances")
        if isinstance(active, int):
            key = "LEAdvertisingManager1.ActiveInstances"
            yield _reading(What.ADVERTISING, of, key, int(active))


def read_file(access: Access) -> Sequence[Reading]:
    """Read what ``main.conf`` says about changing addresses; without the file it is the default."""
    key = f"{MAIN_CONF} [General] Privacy"
    try:
        word = last_of(parsed(text_of(access, MAIN_CONF)), "General", "Privacy")
    except UnreadError as error:
        if error.reason is not Unread.NOT_THERE or not _installed(access):
            raise
        word = None
    return [Reading(What.LE_PRIVACY_SETTING, "", key, privacy_of(word), Source.BLUEZ_FILES)]


def privacy_of(word: str | None) -> bool | Unread:
    """Return whether the setting turns changing addresses on; it is off unless said otherwise."""
    text = (word or "off").strip().lower()
    if text == "off":
        return False
    return True if text in _ON else Unread.NOT_UNDERSTOOD


def _installed(access: Access) -> bool:
    places = ("/usr/libexec/bluetooth/bluetoothd", "/usr/lib/bluetooth/bluetoothd")
    return any(access.place(one).exists() for one in places)


def _reading(what: What, of: str, key: str, value: Value | Unread) -> Reading:
    return Reading(what, of, key, value, Source.BLUEZ)
