"""Which link types are understood, and who walks their records.

Numbers are those of https://www.tcpdump.org/linktypes.html.
"""

from collections.abc import Mapping
from typing import Protocol

from exposure_check.decode.link_ble import LinkLayerWalker, NordicWalker, PseudoHeaderWalker
from exposure_check.decode.link_hci import H4DirectionWalker, H4Walker, MonitorWalker
from exposure_check.decode.link_net import Cooked2Walker, CookedWalker, EthernetWalker
from exposure_check.decode.link_wifi import BareWalker, PpiWalker, RadiotapWalker
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.heard import Batch

LINK_RADIOTAP = 127
"""802.11 after a radiotap header."""

LINK_H4_DIRECTION = 201
"""Bluetooth HCI: direction (32 bit big endian, 0 sent, 1 received), then an H4 packet."""

LINK_LINUX_MONITOR = 254
"""Bluetooth HCI: adapter id and opcode (16 bit big endian each), then the packet."""


class LinkWalker(Protocol):
    """Reads records of one link type as far as the sender's address.

    Every walker is made with ``Walker(source, log)`` and raises on no octets whatever.
    """

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what the span's records say to ``batch``; count the unreadable."""
        ...


def walkers(source: int, log: ProblemLog) -> Mapping[int, LinkWalker]:
    """Return new walkers by link type, for the source of this index."""
    return {
        1: EthernetWalker(source, log),
        105: BareWalker(source, log),
        113: CookedWalker(source, log),
        LINK_RADIOTAP: RadiotapWalker(source, log),
        187: H4Walker(source, log),
        192: PpiWalker(source, log),
        LINK_H4_DIRECTION: H4DirectionWalker(source, log),
        251: LinkLayerWalker(source, log),
        LINK_LINUX_MONITOR: MonitorWalker(source, log),
        256: PseudoHeaderWalker(source, log),
        272: NordicWalker(source, log),
        276: Cooked2Walker(source, log),
    }
