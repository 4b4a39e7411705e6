"""The hand for networks that NetworkManager keeps: some keys of one profile, by D-Bus.

A place is ``{"uuid": …, "keys": "group.key group.key"}``; the value has each key as ``[D-Bus type,
value]``, None where it is absent. Passwords are never asked for: ``GetSettings`` leaves them out,
and NetworkManager keeps those that an update does not name (``Update2``; tried with 1.42 and 1.52).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from exposure_check.fixes.linux_bus import Call
from exposure_check.model.fix import FixRefusedError, Json, Place, Refusal, State

HAND = "nm-profile"
SERVICE = "org.freedesktop.NetworkManager"
SETTINGS = "/org/freedesktop/NetworkManager/Settings"
CONNECTION = f"{SERVICE}.Settings.Connection"

TO_DISK = 0x1
"""``NM_SETTINGS_UPDATE2_FLAG_TO_DISK``: as every other change of a saved network."""

_LAST_USED = "timestamp"
"""Of group ``connection``: NetworkManager tells it along, from where it keeps it itself; sent back,
it would stand in the network's file from then on (seen with 1.42 and 1.52)."""

_PLAIN = {"s": str, "b": bool, "i": int, "u": int, "x": int, "t": int}


def profile_place(uuid: str, *keys: str) -> Place:
    """Return the place of some keys of a network."""
    return Place(HAND, {"uuid": uuid, "keys": " ".join(keys)})


@dataclass(frozen=True, slots=True)
class ProfilesHand:
    """See `exposure_check.engine.ports.Hand`."""

    call: Call

    def read(self, place: Place) -> State:
        """Return the keys as the profile has them."""
        settings = self._settings(self._path(place))
        return State({key: _kept(settings, key) for key in _keys(place)})

    def write(self, place: Place, state: State) -> None:
        """Put the keys into the profile as it is now, and leave the rest of it alone."""
        wanted = state.value
        if not isinstance(wanted, Mapping) or set(wanted) != set(_keys(place)):
            raise FixRefusedError(Refusal.NOT_UNDERSTOOD)
        if self.read(place).value == wanted:
            return
        path = self._path(place)
        settings = self._settings(path)
        for key, value in wanted.items():
            group, _, name = key.partition(".")
            if value is None:
                settings.get(group, {}).pop(name, None)
            else:
                settings.setdefault(group, {})[name] = _variant(value)
        settings.get("connection", {}).pop(_LAST_USED, None)
        body: tuple[object, ...] = (settings, TO_DISK, {})
        self.call(SERVICE, path, f"{CONNECTION}.Update2", "a{sa{sv}}ua{sv}", body)

    def _path(self, place: Place) -> str:
        method = f"{SERVICE}.Settings.GetConnectionByUuid"
        return str(self.call(SERVICE, SETTINGS, method, "s", (place.at["uuid"],))[0])

    def _settings(self, path: str) -> dict[str, dict[str, object]]:
        (settings,) = self.call(SERVICE, path, f"{CONNECTION}.GetSettings")
        if not isinstance(settings, dict):
            raise FixRefusedError(Refusal.NOT_UNDERSTOOD, "GetSettings")
        return settings


def _keys(place: Place) -> list[str]:
    return place.at["keys"].split()


def plain_value(variant: object) -> bool | int | str | bytes | None:
    """Return a variant's value if it is of a plain type or octets; None for any other."""
    signature = str(getattr(variant, "signature", ""))
    value = getattr(variant, "value", None)
    if signature == "ay" and isinstance(value, bytes | list):
        return bytes(value)
    if signature in _PLAIN and isinstance(value, str | int):
        return value
    return None


def _kept(settings: Mapping[str, Mapping[str, object]], key: str) -> Json:
    """Return a key's type and value in a form that JSON keeps.

    Raises:
        FixRefusedError: of a type that this program does not change.
    """
    group, _, name = key.partition(".")
    variant = settings.get(group, {}).get(name)
    if variant is None:
        return None
    value = plain_value(variant)
    if value is None:
        raise FixRefusedError(Refusal.NOT_UNDERSTOOD, key)
    signature = str(getattr(variant, "signature", ""))
    return [signature, value.hex() if isinstance(value, bytes) else value]


def _variant(kept: Json) -> object:
    from dbus_fast import Variant  # noqa: PLC0415 - Linux alone

    match kept:
        case ["ay", str(digits)]:
            return Variant("ay", bytes.fromhex(digits))
        case [str(signature), value] if isinstance(value, _PLAIN.get(signature, ())):
            return Variant(signature, value)
    raise FixRefusedError(Refusal.NOT_UNDERSTOOD)
