"""The real state of Bluetooth adapters, by the kernel's management channel.

Sources: BlueZ ``doc/mgmt-api.txt`` (Read Controller Index List, Read Controller Information);
Linux ``net/bluetooth/mgmt.c`` lists both among what any user may ask. Python's sockets cannot be
bound to the channel before 3.14, so the C library is asked to.
"""

import ctypes
import os
import socket
from collections.abc import Iterator, Sequence
from struct import Struct, unpack_from

from exposure_check.host.access import Access, UnreadError, asking
from exposure_check.model.setting import Reading, Source, Unread, What

GIVES = (What.LE_PRIVACY,)
KEY = "HCI_CHANNEL_CONTROL"

_BLUETOOTH, _HCI, _NO_DEVICE, _CONTROL = 31, 1, 0xFFFF, 3
_HEADER = Struct("<HHH")
_INDEX_LIST, _INFORMATION = 0x0003, 0x0004
_COMPLETE, _STATUS = 0x0001, 0x0002
_REFUSED = 0x14
_SETTINGS_AT = 13
"""Address 6, version 1, manufacturer 2 and supported settings 4 octets come first."""
_POWERED, _DISCOVERABLE, _PRIVACY = 1 << 0, 1 << 3, 1 << 13
_MOST_EVENTS = 64
_MOST_ADAPTERS = 16


def read(access: Access) -> Sequence[Reading]:
    """Read whether each adapter uses changing addresses, and whether it answers searches."""
    with asking(Unread.NOT_OFFERED), _channel(access.patience) as channel:
        return list(_ask_all(channel))


def _channel(patience: float) -> socket.socket:
    channel = socket.socket(_BLUETOOTH, socket.SOCK_RAW, _HCI)
    try:
        channel.settimeout(patience)
        _bind(channel)
    except BaseException:
        channel.close()
        raise
    return channel


def _bind(channel: socket.socket) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    address = Struct("=HHH").pack(_BLUETOOTH, _NO_DEVICE, _CONTROL)
    if library.bind(channel.fileno(), address, len(address)):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def _ask_all(channel: socket.socket) -> Iterator[Reading]:
    listed = _ask(channel, _INDEX_LIST, _NO_DEVICE)
    for index in indexes_of(listed):
        yield from readings_of(index, _ask(channel, _INFORMATION, index))


def _ask(channel: socket.socket, command: int, index: int) -> bytes:
    channel.send(_HEADER.pack(command, index, 0))
    for _ in range(_MOST_EVENTS):
        answer = answer_of(channel.recv(2048), command, index)
        if answer is not None:
            return answer
    raise TimeoutError


def answer_of(event: bytes, command: int, index: int) -> bytes | None:
    """Return what an event answers to a command; None if it is about something else.

    Raises:
        UnreadError: the command was refused.
    """
    if len(event) < _HEADER.size + 3:
        return None
    kind, about, _length = _HEADER.unpack_from(event)
    asked, status = unpack_from("<HB", event, _HEADER.size)
    if kind not in (_COMPLETE, _STATUS) or about != index or asked != command:
        return None
    if status == _REFUSED:
        raise UnreadError(Unread.NO_RIGHTS)
    if status:
        raise UnreadError(Unread.FAILED)
    return event[_HEADER.size + 3 :]


def indexes_of(answer: bytes) -> list[int]:
    """Return the numbers of the adapters in a list of them."""
    if len(answer) < 2:
        return []
    (count,) = unpack_from("<H", answer)
    most = min(count, (len(answer) - 2) // 2, _MOST_ADAPTERS)
    return [unpack_from("<H", answer, 2 + 2 * at)[0] for at in range(most)]


def readings_of(index: int, answer: bytes) -> Iterator[Reading]:
    """Return what the current settings of one adapter say."""
    of = f"hci{index}"
    if len(answer) < _SETTINGS_AT + 4:
        yield Reading(What.LE_PRIVACY, of, KEY, Unread.NOT_UNDERSTOOD, Source.BLUETOOTH_KERNEL)
        return
    (now,) = unpack_from("<I", answer, _SETTINGS_AT)
    for what, bit in (
        (What.BLUETOOTH_ON, _POWERED),
        (What.DISCOVERABLE, _DISCOVERABLE),
        (What.LE_PRIVACY, _PRIVACY),
    ):
        key = f"current_settings 0x{bit:x}"
        yield Reading(what, of, key, bool(now & bit), Source.BLUETOOTH_KERNEL)
