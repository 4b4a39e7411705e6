"""Bluetooth in the air: phones and a crowd played by bumble, heard by this computer's adapter.

The adapter is a bumble controller behind ``/dev/vhci``: the kernel and BlueZ take it for hardware.
Phones advertise on the same link; what they send, when, and how strong it arrives, is up to the
commands that come as JSON, one a line, on a socket. Each is answered by one line.

Source: Bluetooth Core Specification 5.4, vol. 4 part E, 7.7.65.13 (extended advertising report),
7.8.64 (scan type); vol. 3 part H, 2.2.2 (ah); vol. 6 part B, 1.3.2 (private addresses).
"""

import asyncio
import json
import random
import secrets
import socket
import time
from dataclasses import dataclass, field
from typing import ClassVar

from bumble import hci, ll
from bumble.controller import Controller
from bumble.link import LocalLink
from bumble.transport import open_transport
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

LEGACY_ADV_IND = 0x13
LEGACY_SCAN_RSP = 0x1B
FLAGS = bytes.fromhex("02011a")
NAME = 0x09
MANUFACTURER = 0xFF


@dataclass
class Sent(ll.AdvInd):
    """An advertisement, with how strong it arrives and what its sender answers when asked."""

    rssi: int = -60
    answer: bytes = b""


class Adapter(Controller):
    """This computer's controller: reports as a real one would, with signal strength."""

    active = False
    # bumble can do these, but does not say so; without them the kernel scans the old way.
    supported_commands: ClassVar[set[int]] = Controller.supported_commands | {
        hci.HCI_LE_SET_EXTENDED_SCAN_PARAMETERS_COMMAND,
        hci.HCI_LE_SET_EXTENDED_SCAN_ENABLE_COMMAND,
    }

    def on_hci_le_set_extended_scan_parameters_command(self, command):
        """Note whether the host asks for scan responses."""
        self.active = any(command.scan_types)
        return super().on_hci_le_set_extended_scan_parameters_command(command)

    def on_advertising_pdu(self, pdu: Sent) -> None:
        """Report what arrives while the host scans."""
        if not self.le_scan_enable:
            return
        self._report(pdu, LEGACY_ADV_IND, pdu.data)
        # Who can be connected to answers a scan request, if only with nothing; the kernel waits
        # for the answer before it tells anybody.
        if self.active:
            self._report(pdu, LEGACY_SCAN_RSP, pdu.answer)

    def _report(self, pdu: Sent, kind: int, data: bytes) -> None:
        report = hci.HCI_LE_Extended_Advertising_Report_Event.Report(
            event_type=kind,
            address_type=pdu.advertiser_address.address_type,
            address=pdu.advertiser_address,
            primary_phy=hci.Phy.LE_1M,
            secondary_phy=0,
            advertising_sid=0xFF,
            tx_power=0x7F,
            rssi=max(-100, min(-20, pdu.rssi + random.randint(-3, 3))),
            periodic_advertising_interval=0,
            direct_address_type=0,
            direct_address=hci.Address.ANY,
            data=data,
        )
        self.send_hci_packet(hci.HCI_LE_Extended_Advertising_Report_Event([report]))


@dataclass
class Phone:
    """One advertising device. ``kind``: public, static, resolvable or non-resolvable."""

    kind: str
    address: str = ""
    name: str = ""
    in_answer: bool = False  # the name is told only when asked (scan response)
    payload: str = ""  # manufacturer data, hex; "fresh": new bytes with each new address
    every: float = 0  # seconds until the next address; 0: never
    silence: float = 0  # seconds off the air while the address changes
    interval: float = 0.3
    rssi: int = -60
    irk: str = ""
    used: list[str] = field(default_factory=list)
    task: asyncio.Task | None = None
    bytes_now: bytes = b""

    def renew(self) -> None:
        """Take a new private address, and new bytes with it if they are fresh."""
        if self.kind in ("resolvable", "non-resolvable"):
            self.address = private_address(self.kind, bytes.fromhex(self.irk))
        self.used.append(self.address)
        if self.payload == "fresh":
            self.bytes_now = b"\x4c\x00\x10\x05\x01\x18" + secrets.token_bytes(3)
        else:
            self.bytes_now = bytes.fromhex(self.payload)

    def sent(self) -> Sent:
        """Return what it sends now."""
        name = structure(NAME, self.name.encode())
        data = FLAGS + structure(MANUFACTURER, self.bytes_now)
        kind = hci.Address.PUBLIC_DEVICE_ADDRESS
        if self.kind != "public":
            kind = hci.Address.RANDOM_DEVICE_ADDRESS
        return Sent(
            advertiser_address=hci.Address(self.address, kind),
            data=data if self.in_answer else data + name,
            rssi=self.rssi,
            answer=name if self.in_answer else b"",
        )


def structure(kind: int, data: bytes) -> bytes:
    """Return one advertising data structure, or nothing for no data."""
    return bytes((1 + len(data), kind)) + data if data else b""


def private_address(kind: str, irk: bytes) -> str:
    """Return a new resolvable (of ``irk``, or of a key nobody has) or non-resolvable address."""
    if kind == "non-resolvable":
        raw = bytearray(secrets.token_bytes(6))
        raw[0] &= 0x3F
    else:
        random_part = bytearray(secrets.token_bytes(3))
        random_part[0] = random_part[0] & 0x3F | 0x40
        mode = modes.ECB()  # noqa: S305 - what the specification's function e is
        key = Cipher(algorithms.AES(irk or secrets.token_bytes(16)), mode).encryptor()
        raw = random_part + key.update(bytes(13) + bytes(random_part))[-3:]
    return ":".join(f"{octet:02x}" for octet in raw)


class Air:
    """Everything in reach of the adapter."""

    def __init__(self):
        self.link = LocalLink()
        self.phones: dict[str, Phone] = {}
        self.vhci = None
        self.adapter: Adapter | None = None

    async def plug(self, address: str) -> None:
        """Plug the adapter in."""
        self.vhci = await open_transport("vhci")
        self.adapter = Adapter(
            "adapter",
            host_source=self.vhci.source,
            host_sink=self.vhci.sink,
            link=self.link,
            public_address=f"{address.upper()}/P",
        )

    async def unplug(self) -> None:
        """Pull it out."""
        self.link.remove_controller(self.adapter)
        await self.vhci.close()

    async def add(self, phone: str, **settings) -> None:
        """Bring a phone near; it is off."""
        self.phones[phone] = Phone(**settings)

    async def on(self, phone: str) -> None:
        """Switch a phone's Bluetooth on. A private address is new each time."""
        one = self.phones[phone]
        if one.task is None:
            one.task = asyncio.get_running_loop().create_task(self._live(one))

    async def off(self, phone: str) -> None:
        """Switch it off: silent from now on."""
        one = self.phones[phone]
        if one.task is not None:
            one.task.cancel()
            one.task = None

    async def move(self, phone: str, rssi: int) -> None:
        """Change how strong it arrives (dBm)."""
        self.phones[phone].rssi = rssi

    async def addresses(self) -> dict[str, list[str]]:
        """Return every address each phone has sent from, in order."""
        return {name: phone.used for name, phone in self.phones.items()}

    async def _live(self, phone: Phone) -> None:
        while True:
            phone.renew()
            until = time.monotonic() + phone.every if phone.every else float("inf")
            while time.monotonic() < until:
                self.link.send_advertising_pdu(None, phone.sent())
                await asyncio.sleep(phone.interval + random.uniform(0, 0.01))
            await asyncio.sleep(phone.silence)


async def serve(commands: socket.socket) -> None:
    """Carry out commands until the socket is closed."""
    air = Air()
    reader, writer = await asyncio.open_connection(sock=commands)
    while line := await reader.readline():
        command = json.loads(line)
        try:
            answer = {"answer": await getattr(air, command.pop("do"))(**command)}
        except Exception as error:  # noqa: BLE001 - the scenario is told, and fails
            answer = {"error": repr(error)}
        writer.write(json.dumps(answer).encode() + b"\n")
        await writer.drain()
