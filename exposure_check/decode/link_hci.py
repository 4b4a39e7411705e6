"""HCI captures: H4 (187), H4 with direction (201), Linux monitor (254).

A btsnoop file and a PacketLogger file reach this as one of these forms. Read are advertising
reports and inquiry results (what the controller heard) and the host's own advertising commands
(what it told its controller to send).

Sources: the LINKTYPE_ pages 187, 201 and 254 of https://www.tcpdump.org/linktypes.html; BlueZ
``monitor/packet.c`` for the monitor's opcodes; Bluetooth Core Vol 4 Part A 2 (H4 packet types).
"""

from exposure_check.decode.hci_commands import READ_ADDRESS, Adapter, Told, wanted
from exposure_check.decode.hci_reports import ReportReader
from exposure_check.decode.problems import ProblemLog
from exposure_check.decode.span import Span
from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import RSSI_UNKNOWN, Batch, Discard

_COMMAND, _EVENT = 1, 4
"""H4 packet types."""

_PACKET_TYPES = range(1, 6)
_COMMAND_COMPLETE, _COMMAND_STATUS = 0x0E, 0x0F
_MAX_ADAPTERS = 16

_When = tuple[int, int]
"""Time µs, packed frame."""


class _Host:
    """One adapter: what it heard, and what its host told it."""

    def __init__(self) -> None:
        self.reports = ReportReader()
        self.adapter = Adapter()
        self._answers = False
        self._pending: dict[int, tuple[_When, bytes]] = {}

    def command(self, packet: bytes, when: _When, batch: Batch) -> None:
        """Take a command: opcode, length, parameters."""
        if len(packet) < 3:
            return
        opcode = int.from_bytes(packet[:2], "little")
        if not wanted(opcode):
            return
        given = packet[3 : 3 + packet[2]]
        if self._answers:
            self._pending[opcode] = when, given
        else:
            _append(self.adapter.apply(opcode, given), when, batch)

    def event(self, packet: bytes, when: _When, batch: Batch) -> None:
        """Take an event: code, length, parameters."""
        if packet[0] == _COMMAND_COMPLETE:
            self._complete(packet[2:], batch)
        elif packet[0] == _COMMAND_STATUS:
            self._status(packet[2:], batch)
        else:
            for form, rssi, raw in self.reports.read(packet):
                batch.ble.setdefault(form, []).append((*when, rssi, raw))

    def _complete(self, given: bytes, batch: Batch) -> None:
        """Apply a command that its controller confirms: credits, opcode, status, results."""
        if len(given) < 4:
            return
        self._answers = True
        opcode = int.from_bytes(given[1:3], "little")
        if opcode == READ_ADDRESS and not given[3] and len(given) >= 10:
            self.adapter.public = given[4:10]
        when, parameters = self._pending.pop(opcode, ((0, 0), None))
        if parameters is not None and not given[3]:
            _append(self.adapter.apply(opcode, parameters), when, batch)

    def _status(self, given: bytes, batch: Batch) -> None:
        """Apply a command that its controller begins, unless it refuses: status, credits, opcode.

        No more than that is said of a command to connect.
        """
        if len(given) < 4:
            return
        opcode = int.from_bytes(given[2:4], "little")
        when, parameters = self._pending.pop(opcode, ((0, 0), None))
        if parameters is not None and not given[0]:
            _append(self.adapter.apply(opcode, parameters), when, batch)


def _append(told: list[Told], when: _When, batch: Batch) -> None:
    for form, raw in told:
        batch.ble.setdefault(form, []).append((*when, RSSI_UNKNOWN, raw))


class H4Walker:
    """LINKTYPE_BLUETOOTH_HCI_H4: packet type, packet."""

    _prefix = 0

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._host = _Host()

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what was heard and told to ``batch.ble``."""
        buffer = span.buffer
        first = pack_frame(self._source, span.number)
        for frame, (start, end, time) in enumerate(span.rows, first):
            at = start + self._prefix
            if end - at < 3 or buffer[at] not in _PACKET_TYPES:
                self._log.add(Discard.TOO_SHORT, span.base + start, "hci")
            elif buffer[at] == _EVENT:
                self._host.event(buffer[at + 1 : end], (time, frame), batch)
            elif buffer[at] == _COMMAND:
                self._host.command(buffer[at + 1 : end], (time, frame), batch)
        batch.frames += len(span.rows)


class H4DirectionWalker(H4Walker):
    """LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR: direction (4), packet type, packet."""

    _prefix = 4


_NEW_INDEX, _MONITOR_COMMAND, _MONITOR_EVENT, _INDEX_INFO = 0, 2, 3, 10


class MonitorWalker:
    """LINKTYPE_BLUETOOTH_LINUX_MONITOR: adapter (2), opcode (2), packet; several adapters."""

    def __init__(self, source: int, log: ProblemLog) -> None:
        self._source = source
        self._log = log
        self._hosts: dict[bytes, _Host] = {}

    def walk(self, span: Span, batch: Batch) -> None:
        """Append what was heard and told to ``batch.ble``."""
        buffer = span.buffer
        first = pack_frame(self._source, span.number)
        for frame, (start, end, time) in enumerate(span.rows, first):
            if end - start < 4:
                self._log.add(Discard.TOO_SHORT, span.base + start, "hci")
                continue
            opcode = buffer[start + 2] << 8 | buffer[start + 3]
            if opcode in {_MONITOR_EVENT, _MONITOR_COMMAND, _NEW_INDEX, _INDEX_INFO}:
                host = self._of(buffer[start : start + 2])
                self._packet(host, opcode, buffer[start + 4 : end], (time, frame), batch)
        batch.frames += len(span.rows)

    def _packet(self, host: _Host, opcode: int, packet: bytes, when: _When, batch: Batch) -> None:
        if opcode == _MONITOR_EVENT and len(packet) >= 2:
            host.event(packet, when, batch)
        elif opcode == _MONITOR_COMMAND:
            host.command(packet, when, batch)
        elif opcode == _NEW_INDEX and len(packet) >= 8:
            _learn(host, packet[2:8])
        elif opcode == _INDEX_INFO and len(packet) >= 6:
            _learn(host, packet[:6])

    def _of(self, index: bytes) -> _Host:
        host = self._hosts.get(index)
        if host is None:
            if len(self._hosts) >= _MAX_ADAPTERS:
                del self._hosts[next(iter(self._hosts))]
            host = self._hosts[index] = _Host()
        return host


def _learn(host: _Host, address: bytes) -> None:
    # An adapter that is not set up yet is announced with zeros.
    if any(address):
        host.adapter.public = address
