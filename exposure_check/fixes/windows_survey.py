"""What stands at the places of Windows that fixes are about, read as this user."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from exposure_check.fixes.windows_hand import WindowsHand, windows_place
from exposure_check.model.fix import FixRefusedError, State
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.setwindows.contents import PER_ADAPTER, VALUES
from exposure_check.setwindows.order import NEW
from exposure_check.setwindows.profile_xml import HIDDEN, RANDOM
from exposure_check.setwindows.protocol import Stop, token_of

_HEX = re.compile(r"<SSID>\s*<hex>((?:[0-9A-Fa-f]{2}){1,32})</hex>")
_MOST = 500


@dataclass(frozen=True, slots=True)
class Network:
    """One saved network of one adapter.

    Attributes:
        adapter: GUID.
        token: see `exposure_check.setwindows.protocol.token_of`.
        of: its name, to be shown masked.
        states: by part of its profile; one that could not be read is not there.
    """

    adapter: str
    token: str
    of: Identifier
    states: dict[str, State]


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that was found.

    Attributes:
        networks: saved ones.
        new_networks: the default of each adapter.
        values: registry values, by name of the closed list and adapter ("" for none).
    """

    networks: tuple[Network, ...]
    new_networks: dict[str, State]
    values: dict[tuple[str, str], State]


def survey(hand: WindowsHand) -> Survey:
    """Read all places; what cannot be read is not offered to be changed."""
    adapters: list[str] = []
    with suppress(Stop):
        adapters = list(hand.windows.adapters())
    new: dict[str, State] = {}
    values: dict[tuple[str, str], State] = {}
    for adapter in adapters:
        with suppress(FixRefusedError):
            new[adapter] = hand.read(windows_place(NEW, adapter))
    for name, told in VALUES.items():
        for adapter in adapters if PER_ADAPTER in told.path else [""]:
            with suppress(FixRefusedError):
                values[name, adapter] = hand.read(windows_place(name, adapter))
    networks = [one for adapter in adapters for one in _networks(hand, adapter)]
    return Survey(tuple(networks[:_MOST]), new, values)


def _networks(hand: WindowsHand, adapter: str) -> Iterator[Network]:
    names: list[str] = []
    with suppress(Stop):
        names = list(hand.windows.profiles(adapter))[:_MOST]
    for name in names:
        token = token_of(adapter, name)
        states: dict[str, State] = {}
        for what in (RANDOM, HIDDEN):
            with suppress(FixRefusedError):
                states[what] = hand.read(windows_place(what, adapter, token))
        with suppress(Stop):
            yield Network(adapter, token, _called(hand.windows.profile(adapter, name)[0]), states)


def _called(xml: str) -> Identifier:
    """Return the network's name as the audit does: by its octets."""
    found = _HEX.search(xml)
    return Identifier(IdentifierKind.NETWORK, bytes.fromhex(found[1]) if found else b"")
