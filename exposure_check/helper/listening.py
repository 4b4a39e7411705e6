"""Opening the one handle; every refusal of the kernel becomes a code."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple

from exposure_check.helper import hopper
from exposure_check.helper.bluetooth import MonitorSocket
from exposure_check.helper.copying import Handle
from exposure_check.helper.interface import LISTENING, Links, Radios
from exposure_check.helper.kernel_filter import hci_filter, wifi_filter
from exposure_check.helper.order import Order
from exposure_check.helper.packets import PacketSocket
from exposure_check.helper.protocol import AS_IT_IS, MODE_HCI, Code, frequency
from exposure_check.helper.stop import Stop


class Opened(NamedTuple):
    """What is open.

    Attributes:
        handle: what is copied.
        owner: holds the interface of our own, None if there is none. Closed, it is removed.
        hopper: descriptor that can be read when the hopper has ended, if there is one.
    """

    handle: Handle
    owner: Radios | None = None
    hopper: int | None = None


def open_order(order: Order) -> Opened:
    """Open what the order asks for.

    Raises:
        Stop: why not.
    """
    if order.mode == MODE_HCI:
        with _refusals({}, Code.NO_BLUETOOTH):
            handle = MonitorSocket(hci_filter(order.target))
            handle.listen()
        return Opened(handle)
    with _refusals({}, Code.NO_SUCH_INTERFACE):
        links = Links()
        link = links.link(order.target)
    if link.kind == LISTENING:
        if order.channels != (AS_IT_IS,):
            raise Stop(Code.CHANNEL_NOT_OURS)
        if not link.up:
            raise Stop(Code.INTERFACE_DOWN)
        return Opened(_packets(order.target))
    return _own_interface(order, links)


def _own_interface(order: Order, links: Links) -> Opened:
    """Listen with an interface of our own, beside the one that was named."""
    with _refusals({}, Code.NOT_WIRELESS):
        radios = Radios()
        radio = radios.radio_of(order.target)
    with _refusals({errno.EBUSY: Code.RADIO_BUSY}, Code.NO_MONITOR_MODE):
        index = radios.listen_on(radio)
    with _refusals({errno.ERFKILL: Code.RADIO_OFF}, Code.RADIO_BUSY):
        links.set_up(index)
        if links.link(index).kind != LISTENING:
            raise Stop(Code.NO_MONITOR_MODE)
    links.close()
    hops = None
    frequencies = [one for channel in order.channels if (one := frequency(channel))]
    with _refusals({errno.EBUSY: Code.RADIO_BUSY}, Code.CHANNEL_REFUSED):
        for one in reversed(frequencies):
            radios.tune(index, one)
    if len(frequencies) > 1:
        # Before the packet socket is open: the hopper never has it.
        with _refusals({}, Code.CANNOT_OPEN):
            hops = hopper.start(index, frequencies)
    return Opened(_packets(index), radios, hops)


def _packets(index: int) -> PacketSocket:
    refused: Final = {errno.ENETDOWN: Code.INTERFACE_DOWN, errno.ENODEV: Code.INTERFACE_GONE}
    with _refusals(refused, Code.CANNOT_OPEN):
        handle = PacketSocket(wifi_filter())
        handle.listen(index)
    return handle


@contextmanager
def _refusals(codes: Mapping[int, Code], otherwise: Code) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.EPERM, errno.EACCES}:
            raise Stop(Code.NOT_PRIVILEGED) from error
        raise Stop(codes.get(error.errno or 0, otherwise)) from error
