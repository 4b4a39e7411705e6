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
import struct
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import ClassVar

from bumble import hci
from bumble.controller import Controller
from bumble.link import LocalLink
from bumble.transport import open_transport
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

HCI_EVENT, LE_META, EXTENDED_REPORT = 0x04, 0x3E, 0x0D
REPORT = struct.Struct("<BBH7sBBBBbxxx6xB")
"""One legacy report: ends with the length of the data; no periodic interval, no direct address."""
LEGACY_ADV_IND = 0x13
LEGACY_SCAN_RSP = 0x1B
FLAGS = bytes.fromhex("02011a")
NAME = 0x09
MANUFACTURER = 0xFF
FRESH = bytes.fromhex("4c0010050118")
"""What does not change of a payload that is new with each address."""


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

    def hear(self, phone: "Phone") -> None:
        """Report an advertisement, and what its sender answers, while the host scans."""
        if not self.le_scan_enable:
            return
        rssi = max(-100, min(-20, phone.rssi + random.randint(-3, 3)))
        self._report(LEGACY_ADV_IND, phone.sender, rssi, phone.data)
        # Who can be connected to answers a scan request, if only with nothing; the kernel waits
        # for the answer before it tells anybody.
        if self.active:
            self._report(LEGACY_SCAN_RSP, phone.sender, rssi, phone.answer)

    def _report(self, kind: int, sender: bytes, rssi: int, data: bytes) -> None:
        # Packed here: bumble's own way takes ten times as long, which a crowd multiplies.
        head = REPORT.pack(EXTENDED_REPORT, 1, kind, sender, 1, 0, 0xFF, 0x7F, rssi, len(data))
        self.host.on_packet(bytes((HCI_EVENT, LE_META, len(head) + len(data))) + head + data)


_DONE = hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.SUCCESS)
_GENERAL_INQUIRY = bytes.fromhex("338b9e")
CLASSIC_ANSWERS = {
    hci.HCI_READ_VOICE_SETTING_COMMAND: hci.HCI_Read_Voice_Setting_ReturnParameters(
        hci.HCI_ErrorCode.SUCCESS, voice_setting=0x0060
    ),
    hci.HCI_READ_NUMBER_OF_SUPPORTED_IAC_COMMAND: (
        hci.HCI_Read_Number_Of_Supported_IAC_ReturnParameters(
            hci.HCI_ErrorCode.SUCCESS, num_support_iac=1
        )
    ),
    hci.HCI_READ_CURRENT_IAC_LAP_COMMAND: hci.HCI_Read_Current_IAC_LAP_ReturnParameters(
        hci.HCI_ErrorCode.SUCCESS, num_support_iac=1, iac_lap=_GENERAL_INQUIRY
    ),
    hci.HCI_SET_EVENT_FILTER_COMMAND: _DONE,
    hci.HCI_WRITE_CONNECTION_ACCEPT_TIMEOUT_COMMAND: _DONE,
    hci.HCI_WRITE_PAGE_SCAN_ACTIVITY_COMMAND: _DONE,
    hci.HCI_WRITE_PAGE_SCAN_TYPE_COMMAND: _DONE,
    hci.HCI_WRITE_AUTHENTICATION_ENABLE_COMMAND: _DONE,
    hci.HCI_WRITE_CURRENT_IAC_LAP_COMMAND: _DONE,
}
"""What Linux asks a controller with Bluetooth classic for, and bumble does not answer."""


class ClassicAdapter(Adapter):
    """The same with Bluetooth classic, as most computers have: searches of others can find it."""

    lmp_features = Adapter.lmp_features & ~hci.LmpFeatureMask.BR_EDR_NOT_SUPPORTED

    def on_hci_command(self, command):
        """Answer what bumble does not know."""
        answer = CLASSIC_ANSWERS.get(command.op_code)
        if answer is None or isinstance(command, hci.HCI_SyncCommand):
            return answer or super().on_hci_command(command)
        self.send_hci_packet(  # of a command that bumble cannot read it sends no answer itself
            hci.HCI_Command_Complete_Event(
                num_hci_command_packets=1,
                command_opcode=command.op_code,
                return_parameters=answer,
            )
        )
        return None


class Sink:
    """Where the adapter's packets go; while its host has it switched off, the kernel takes none.

    bumble's own takes that for the end, and closes.
    """

    def __init__(self, file):
        self.file = file

    def on_packet(self, packet: bytes) -> None:
        """Give the host a packet."""
        with suppress(OSError):
            self.file.write(packet)


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
    anchor: str = ""  # octets 2 to 4 of every private address, hex: then nobody's key makes it
    used: list[str] = field(default_factory=list)
    task: asyncio.Task | None = None
    sender: bytes = b""  # as in a report: kind of address, address
    data: bytes = b""
    answer: bytes = b""

    def renew(self) -> None:
        """Take a new private address, and new bytes with it if they are fresh."""
        if self.kind in ("resolvable", "non-resolvable"):
            key, anchor = bytes.fromhex(self.irk), bytes.fromhex(self.anchor)
            self.address = private_address(self.kind, key, anchor)
        self.used.append(self.address)
        fresh = self.payload == "fresh"
        maker = FRESH + secrets.token_bytes(3) if fresh else bytes.fromhex(self.payload)
        name = structure(NAME, self.name.encode())
        octets = bytes.fromhex(self.address.replace(":", ""))
        self.sender = bytes((self.kind != "public",)) + octets[::-1]
        self.data = FLAGS + structure(MANUFACTURER, maker) + (b"" if self.in_answer else name)
        self.answer = name if self.in_answer else b""


def structure(kind: int, data: bytes) -> bytes:
    """Return one advertising data structure, or nothing for no data."""
    return bytes((1 + len(data), kind)) + data if data else b""


def private_address(kind: str, irk: bytes, anchor: bytes = b"") -> str:
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
    raw[1 : 1 + len(anchor)] = anchor
    return ":".join(f"{octet:02x}" for octet in raw)


class Air:
    """Everything in reach of the adapter."""

    def __init__(self):
        self.link = LocalLink()
        self.phones: dict[str, Phone] = {}
        self.vhci = None
        self.adapter: Adapter | None = None

    async def plug(self, address: str, *, classic: bool = False) -> None:
        """Plug the adapter in."""
        self.vhci = await open_transport("vhci")
        self.vhci.sink = Sink(self.vhci.sink.transport.get_extra_info("pipe"))
        self.adapter = (ClassicAdapter if classic else Adapter)(
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
                if self.adapter is not None:
                    self.adapter.hear(phone)
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
