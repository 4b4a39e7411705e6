"""Which link types are understood, and who walks their records.

Numbers are those of https://www.tcpdump.org/linktypes.html.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

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


_Makers: TypeAlias = Mapping[int, Callable[[int, ProblemLog], LinkWalker]]


def new_walker(link: int, source: int, log: ProblemLog) -> LinkWalker | None:
    """Return a new walker for the source of this index, None if the link type is not understood."""
    family = _FAMILIES.get(link)
    return None if family is None else family()[link](source, log)


def _wifi() -> _Makers:
    return {105: BareWalker, LINK_RADIOTAP: RadiotapWalker, 192: PpiWalker}


# A capture is mostly of one medium: what walks the others is not loaded, so that it starts sooner.


def _ble() -> _Makers:
    from exposure_check.decode.link_ble import (  # noqa: PLC0415
        LinkLayerWalker,
        NordicWalker,
        PseudoHeaderWalker,
    )

    return {251: LinkLayerWalker, 256: PseudoHeaderWalker, 272: NordicWalker}


def _hci() -> _Makers:
    from exposure_check.decode.link_hci import (  # noqa: PLC0415
        H4DirectionWalker,
        H4Walker,
        MonitorWalker,
    )

    return {187: H4Walker, LINK_H4_DIRECTION: H4DirectionWalker, LINK_LINUX_MONITOR: MonitorWalker}


def _net() -> _Makers:
    from exposure_check.decode.link_net import (  # noqa: PLC0415
        Cooked2Walker,
        CookedWalker,
        EthernetWalker,
    )

    return {1: EthernetWalker, 113: CookedWalker, 276: Cooked2Walker}


_FAMILIES: Mapping[int, Callable[[], _Makers]] = {
    **dict.fromkeys((105, LINK_RADIOTAP, 192), _wifi),
    **dict.fromkeys((251, 256, 272), _ble),
    **dict.fromkeys((187, LINK_H4_DIRECTION, LINK_LINUX_MONITOR), _hci),
    **dict.fromkeys((1, 113, 276), _net),
}
