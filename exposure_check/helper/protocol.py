"""What the helper and whoever starts it agree upon: codes, bounds, numbers.

The helper's standard output is pcapng and nothing else. Each line of its standard error is one of
the codes below; `Code.COUNTED` is followed by two whole numbers. Its standard input says nothing:
its end tells the helper that nobody is listening any more.
"""

from enum import StrEnum

MODE_WIFI = "wifi"
MODE_HCI = "hci-monitor"

MAX_SECONDS = 3_600
"""A guided check goes through four states of a phone; each may take some minutes."""

MAX_MEGABYTES = 4_096
DEFAULT_MEGABYTES = 64
MAX_CHANNELS = 64
MAX_INDEX = 2**31 - 1
MAX_ADAPTER = 0xFFFE

AS_IT_IS = 0
"""In place of a channel: leave the radio on the channel that it is on."""

DWELL_MS = 250
"""How long one channel of several is listened to. Phones search each channel for 20 to 100 ms."""

SNAP_LENGTH = 4_096
"""Octets kept of a frame, its radio header included; longer management frames are rare."""

LINK_RADIOTAP = 127
LINK_HCI_MONITOR = 254
"""LINKTYPE_ numbers of the two streams."""


class Code(StrEnum):
    """A line on standard error: a closed set. Each but READY and COUNTED is the last one.

    The words for those a user may see are in ``resources/words/helper.toml``.
    """

    READY = "ready"
    """Listening; all rights are given up."""
    COUNTED = "counted"
    """Frames that passed the filter so far, and how many of them the kernel had no room for."""

    ENDED_READER = "ended-reader"
    ENDED_TIME = "ended-time"
    ENDED_SIZE = "ended-size"
    ENDED_SIGNAL = "ended-signal"

    BAD_ARGUMENTS = "bad-arguments"
    NOT_PRIVILEGED = "not-privileged"
    SANDBOX_REFUSED = "sandbox-refused"
    """The kernel would not take the rights away, so nothing was listened to."""
    NO_SUCH_INTERFACE = "no-such-interface"
    NOT_WIRELESS = "not-wireless"
    NO_MONITOR_MODE = "no-monitor-mode"
    RADIO_OFF = "radio-off"
    RADIO_BUSY = "radio-busy"
    CHANNEL_REFUSED = "channel-refused"
    CHANNEL_NOT_OURS = "channel-not-ours"
    """The interface listens already, for somebody else, who chose its channel."""
    INTERFACE_DOWN = "interface-down"
    INTERFACE_GONE = "interface-gone"
    NO_BLUETOOTH = "no-bluetooth"
    HOPPER_ENDED = "hopper-ended"
    CANNOT_OPEN = "cannot-open"
    BROKE = "broke"
    """A fault of the helper's own."""


ENDED = frozenset({Code.ENDED_READER, Code.ENDED_TIME, Code.ENDED_SIZE, Code.ENDED_SIGNAL})
"""Ends that are no failure."""


def frequency(channel: int) -> int | None:
    """Return a channel's centre in MHz (IEEE 802.11 annex E), or None if there is no such channel.

    Channels of 6 GHz bear the same numbers as others and are not offered.
    """
    if 1 <= channel <= 13:
        return 2407 + 5 * channel
    if channel == 14:
        return 2484
    if channel in _FIVE_GHZ:
        return 5000 + 5 * channel
    return None


_FIVE_GHZ = frozenset({*range(36, 65, 4), *range(100, 145, 4), *range(149, 178, 4)})
