"""Network interfaces: what one is, and making one of our own that listens.

The interface belongs to the netlink socket that made it: when that is closed, however its process
ends, the kernel removes the interface (NL80211_ATTR_SOCKET_OWNER). Nothing else is changed, so
there is nothing else to put back.

Sources: Linux ``include/uapi/linux/nl80211.h``, rtnetlink(7), genetlink ``CTRL_CMD_GETFAMILY``.
"""

from struct import Struct, pack
from typing import Final, NamedTuple

from exposure_check.helper.netlink import GENERIC, ROUTE, Netlink, attribute, attributes, number

LISTENING: Final = 803
"""ARPHRD_IEEE80211_RADIOTAP: an interface in monitor mode, frames with radiotap header."""

NAME: Final = b"check%d\0"
"""What interfaces of our own are called; the kernel puts the first free number in place of %d."""

_NEW_LINK, _GET_LINK = 16, 18
_UP = 1
_LINK = Struct("=BxHiII")

_CONTROL, _GET_FAMILY = 16, 3
_FAMILY_ID, _FAMILY_NAME = 1, 2

_SET_WIPHY, _GET_INTERFACE, _NEW_INTERFACE = 2, 5, 7
_WIPHY, _INDEX, _INTERFACE_NAME, _INTERFACE_TYPE = 1, 3, 4, 5
_FREQUENCY, _CHANNEL_TYPE, _SOCKET_OWNER = 38, 39, 204
_MONITOR = 6
_NO_HT = 0


class Link(NamedTuple):
    """What kind of interface it is (ARPHRD number), and whether it is up."""

    kind: int
    up: bool


class Links:
    """Interfaces as the network layer sees them."""

    def __init__(self) -> None:
        self._netlink = Netlink(ROUTE)
        self._netlink.patient()

    def close(self) -> None:
        """Close the socket."""
        self._netlink.close()

    def link(self, index: int) -> Link:
        """Return what an interface is.

        Raises:
            OSError: there is none of this index (ENODEV).
        """
        (body, *_) = self._netlink.ask(_GET_LINK, _LINK.pack(0, 0, index, 0, 0))
        _, kind, _, flags, _ = _LINK.unpack_from(body)
        return Link(kind, bool(flags & _UP))

    def set_up(self, index: int) -> None:
        """Bring an interface up.

        Raises:
            OSError: ERFKILL if its radio is switched off.
        """
        self._netlink.ask(_NEW_LINK, _LINK.pack(0, 0, index, _UP, _UP))


class Radios:
    """Wi-Fi interfaces, through nl80211. Closing this removes the interface it made."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            OSError: this kernel has no Wi-Fi (ENOENT).
        """
        self._netlink = Netlink(GENERIC)
        self._netlink.patient()
        request = pack("=BBH", _GET_FAMILY, 1, 0) + attribute(_FAMILY_NAME, b"nl80211\0")
        try:
            found = attributes(self._netlink.ask(_CONTROL, request)[0][4:])
        except OSError:
            self._netlink.close()
            raise
        self._family = int.from_bytes(found[_FAMILY_ID][:2], "little")

    def fileno(self) -> int:
        """Return the socket's file descriptor."""
        return self._netlink.fileno()

    def close(self) -> None:
        """Close the socket; the kernel removes the interface that it owns."""
        self._netlink.close()

    def radio_of(self, index: int) -> int:
        """Return the number of the radio (phy) that an interface belongs to.

        Raises:
            OSError: it is no Wi-Fi interface.
        """
        return int.from_bytes(self._ask(_GET_INTERFACE, number(_INDEX, index))[_WIPHY], "little")

    def listen_on(self, radio: int) -> int:
        """Make an interface in monitor mode; return its index.

        Raises:
            OSError: the driver cannot (EOPNOTSUPP), the radio is in use (EBUSY).
        """
        asked = (
            number(_WIPHY, radio)
            + attribute(_INTERFACE_NAME, NAME)
            + number(_INTERFACE_TYPE, _MONITOR)
            + attribute(_SOCKET_OWNER, b"")
        )
        return int.from_bytes(self._ask(_NEW_INTERFACE, asked)[_INDEX], "little")

    def tune(self, index: int, frequency: int) -> None:
        """Tune an interface to a channel of 20 MHz around ``frequency``, in MHz.

        Raises:
            OSError: the radio serves another interface (EBUSY), or cannot or must not (EINVAL).
        """
        asked = (
            number(_INDEX, index) + number(_FREQUENCY, frequency) + number(_CHANNEL_TYPE, _NO_HT)
        )
        self._ask(_SET_WIPHY, asked)

    def _ask(self, command: int, asked: bytes) -> dict[int, bytes]:
        answers = self._netlink.ask(self._family, pack("=BBH", command, 0, 0) + asked)
        return attributes(answers[0][4:]) if answers else {}
