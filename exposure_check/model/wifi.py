"""What the body of a client's management frame says, decoded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from exposure_check.model.net import NetFact


class Cut(StrEnum):
    """Why the list of elements ends before the frame does."""

    NONE = "none"
    OVERRUN = "overrun"
    """An element claims more octets than the frame has."""
    TOO_MANY = "too-many"
    """More than 512 elements: the rest was not read."""


class WifiElement(NamedTuple):
    """One information element: ``tag`` 0-255; for tag 255 ``extension`` is its id, else -1.

    A named tuple, since a hostile frame may hold 512 of them, and it is made three times faster.
    """

    tag: int
    extension: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Wps:
    """Wi-Fi Simple Configuration attributes (vendor element 00:50:F2 type 4) that identify.

    Text is decoded as UTF-8 with replacement; `None` means the attribute is absent.
    """

    uuid_e: bytes | None = None
    device_name: str | None = None
    manufacturer: str | None = None
    model_name: str | None = None
    model_number: str | None = None
    serial_number: str | None = None
    unread: bool = False
    """True if it holds an attribute that is neither read nor known to state a setting."""


@dataclass(frozen=True, slots=True)
class P2p:
    """Wi-Fi Direct element (50:6F:9A type 9): presence, device address and name if given."""

    device_address: bytes | None = None
    device_name: str | None = None
    unread: bool = False
    """As in `Wps`; also True if it names a device or a group that it looks for."""


class WifiAction(NamedTuple):
    """What an action frame says in the clear.

    Attributes:
        token: the number a question to an access point has (GAS), else None.
        realms: home realms asked for by name (Hotspot 2.0).
        unread: what is neither understood nor known to state settings only.
    """

    token: int | None = None
    realms: tuple[str, ...] = ()
    unread: bytes = b""


@dataclass(frozen=True, slots=True)
class WifiBody:
    """One decoded frame body.

    Attributes:
        elements: in order, at most 512.
        cut: why reading stopped early.
        ssid: None without an SSID element, ``b""`` for the wildcard, else the name asked for.
        print_exact: fingerprint of everything but SSID, DS channel and per-frame values.
        print_stable: the subset that does not alternate with band or screen state.
        wps, p2p: None if absent.
        action: of an action frame, or of a handshake or beacon that is not read; None of others,
            and if it is sealed.
        told: what a data frame says of its sender.
    """

    elements: tuple[WifiElement, ...]
    cut: Cut
    ssid: bytes | None
    print_exact: bytes
    print_stable: bytes
    wps: Wps | None
    p2p: P2p | None
    action: WifiAction | None = None
    told: tuple[NetFact, ...] = ()
