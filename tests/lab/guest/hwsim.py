"""Virtual Wi-Fi radios, made and unplugged one by one through mac80211_hwsim's netlink family.

A radio made here has the burned-in address it is given, lives in the network namespace of whoever
asks, hears only radios of that namespace, and is gone when the socket that made it is closed.
Source: Linux, drivers/net/wireless/virtual/mac80211_hwsim.h (commands and attributes);
Documentation/userspace-api/netlink/intro.rst (generic netlink).
"""

import itertools
import os
import secrets
import socket
import struct

NETLINK_GENERIC = 16
GENL_ID_CTRL = 16
CTRL_CMD_GETFAMILY = 3
CTRL_ATTR_FAMILY_ID = 1
CTRL_ATTR_FAMILY_NAME = 2
NLM_F_REQUEST = 1
NLM_F_ACK = 4
NLMSG_ERROR = 2

NEW_RADIO = 4
DEL_RADIO = 5
ATTR_CHANNELS = 9
ATTR_RADIO_ID = 10
ATTR_DESTROY_ON_CLOSE = 16
ATTR_RADIO_NAME = 17
ATTR_PERM_ADDR = 22


def attribute(kind: int, value: bytes) -> bytes:
    """Return one netlink attribute, padded to four octets."""
    return struct.pack("=HH", 4 + len(value), kind) + value + b"\0" * (-len(value) % 4)


class Hwsim:
    """One socket: the radios made through it vanish with it."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC)
        # The kernel tells owners apart by this number alone, over all network namespaces; the one
        # it would choose itself (the process number) is the same in every scenario.
        self.socket.bind((secrets.randbelow(0x7FFFFFFF) + 1, 0))
        self.socket.settimeout(20)
        self.sequence = itertools.count(1)
        self.family = self._family(b"MAC80211_HWSIM\0")

    def new_radio(self, name: str, hardware_address: str) -> int:
        """Make the radio ``name``; return its number, with which it can be unplugged."""
        return self._command(
            NEW_RADIO,
            attribute(ATTR_CHANNELS, struct.pack("=I", 1)),
            attribute(ATTR_DESTROY_ON_CLOSE, b""),
            attribute(ATTR_RADIO_NAME, name.encode() + b"\0"),
            attribute(ATTR_PERM_ADDR, bytes.fromhex(hardware_address.replace(":", ""))),
        )

    def unplug(self, number: int) -> None:
        """Take a radio away, as if its plug had been pulled."""
        self._command(DEL_RADIO, attribute(ATTR_RADIO_ID, struct.pack("=I", number)))

    def close(self) -> None:
        """Take all radios away that were made here."""
        self.socket.close()

    def _family(self, name: bytes) -> int:
        answer = self._ask(
            GENL_ID_CTRL, CTRL_CMD_GETFAMILY, attribute(CTRL_ATTR_FAMILY_NAME, name), ack=False
        )
        at = 20
        while at + 4 <= len(answer):
            length, kind = struct.unpack_from("=HH", answer, at)
            if kind == CTRL_ATTR_FAMILY_ID:
                return int(struct.unpack_from("=H", answer, at + 4)[0])
            at += (length + 3) & ~3
        raise OSError("the kernel has no virtual Wi-Fi radios (mac80211_hwsim)")

    def _command(self, command: int, *attributes: bytes) -> int:
        answer = self._ask(self.family, command, b"".join(attributes), ack=True)
        (error,) = struct.unpack_from("=i", answer, 16)
        if error < 0:
            raise OSError(-error, os.strerror(-error))
        return int(error)

    def _ask(self, family: int, command: int, body: bytes, *, ack: bool) -> bytes:
        number = next(self.sequence)
        flags = NLM_F_REQUEST | (NLM_F_ACK if ack else 0)
        message = struct.pack("=BBH", command, 1, 0) + body
        header = struct.pack("=IHHII", 16 + len(message), family, flags, number, 0)
        self.socket.send(header + message)
        answer = self.socket.recv(65536)
        _, kind, _, answered, _ = struct.unpack_from("=IHHII", answer)
        if answered != number or (ack and kind != NLMSG_ERROR):
            raise OSError("unexpected netlink answer")
        return answer
