"""The hands for properties of services: a Bluetooth adapter's, and the computer's names.

Sources: BlueZ ``org.bluez.Adapter(5)``: an empty ``Alias`` brings the system's name back;
``org.freedesktop.hostname1(5)``: an empty name removes it.
"""

import time
from dataclasses import dataclass

from exposure_check.fixes.linux_bus import PROPERTIES, Call
from exposure_check.model.fix import FixRefusedError, Json, Place, Refusal, State

ADAPTER_HAND = "bluez-adapter"
HOSTNAME_HAND = "hostname"
BLUEZ = "org.bluez"
ADAPTER = "org.bluez.Adapter1"
HOSTNAMED = "org.freedesktop.hostname1"
_HOSTNAMED_PATH = "/org/freedesktop/hostname1"

_HOLDS_S, _LOOK_S = 5.0, 0.05
"""How long an adapter may take for what BlueZ has answered already, and how often it is asked."""

_TYPES = {"Discoverable": "b", "DiscoverableTimeout": "u", "Alias": "s"}


def adapter_place(adapter: str, name: str) -> Place:
    """Return the place of a property of an adapter such as ``hci0``."""
    return Place(ADAPTER_HAND, {"adapter": adapter, "property": name})


def hostname_place(name: str) -> Place:
    """Return the place of ``StaticHostname`` or ``PrettyHostname``."""
    return Place(HOSTNAME_HAND, {"property": name})


@dataclass(frozen=True, slots=True)
class AdapterHand:
    """See `exposure_check.engine.ports.Hand`; an alias that is the system's name is an absence."""

    call: Call

    def read(self, place: Place) -> State:
        """Return one property."""
        name = _known(place.at["property"])
        value = self._get(place, name)
        if name == "Alias" and value == self._get(place, "Name"):
            return State(None)
        return State(value)

    def write(self, place: Place, state: State) -> None:
        """Set one property, and wait until it is told so.

        BlueZ answers before the adapter has taken a new name, and tells the old one until then
        (seen with a Bluetooth classic adapter in the radio lab). What does not come is found when
        it is read back.
        """
        from dbus_fast import Variant  # noqa: PLC0415 - Linux alone

        if self.read(place).value == state.value:
            return
        name = _known(place.at["property"])
        value = "" if state.value is None else state.value
        body = (ADAPTER, name, Variant(_TYPES[name], value))
        self.call(BLUEZ, _adapter_path(place), f"{PROPERTIES}.Set", "ssv", body)
        until = time.monotonic() + _HOLDS_S
        while self.read(place).value != state.value and time.monotonic() < until:
            time.sleep(_LOOK_S)

    def _get(self, place: Place, name: str) -> Json:
        body = (ADAPTER, name)
        (found,) = self.call(BLUEZ, _adapter_path(place), f"{PROPERTIES}.Get", "ss", body)
        return _json(getattr(found, "value", None), name)


@dataclass(frozen=True, slots=True)
class HostnameHand:
    """See `exposure_check.engine.ports.Hand`; no name is an absence."""

    call: Call

    def read(self, place: Place) -> State:
        """Return one name."""
        body = (HOSTNAMED, _name(place))
        method = f"{PROPERTIES}.Get"
        (found,) = self.call(HOSTNAMED, _HOSTNAMED_PATH, method, "ss", body)
        return State(_json(getattr(found, "value", None), body[1]) or None)

    def write(self, place: Place, state: State) -> None:
        """Set one name; hostnamed asks for an administrator if it has to."""
        if self.read(place).value == state.value:
            return
        method = f"{HOSTNAMED}.Set{_name(place)}"
        self.call(HOSTNAMED, _HOSTNAMED_PATH, method, "sb", (state.value or "", True))


def _adapter_path(place: Place) -> str:
    adapter = place.at["adapter"]
    if not adapter.isalnum():
        raise FixRefusedError(Refusal.UNKNOWN_PLACE, adapter)
    return f"/org/bluez/{adapter}"


def _known(name: str) -> str:
    if name not in _TYPES:
        raise FixRefusedError(Refusal.UNKNOWN_PLACE, name)
    return name


def _name(place: Place) -> str:
    name = place.at["property"]
    if name not in ("StaticHostname", "PrettyHostname"):
        raise FixRefusedError(Refusal.UNKNOWN_PLACE, name)
    return name


def _json(value: object, name: str) -> Json:
    if isinstance(value, bool | int | str):
        return value
    raise FixRefusedError(Refusal.NOT_UNDERSTOOD, name)
