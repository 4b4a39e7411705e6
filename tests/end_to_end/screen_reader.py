"""A screen reader's end of AT-SPI: reads the controls of a running program, and presses them.

The interfaces are those of at-spi2-core (Accessible, Action and DeviceEventController in its xml).
Nothing here knows the program.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.end_to_end.processes import wait_for

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
KEYS = "org.a11y.atspi.DeviceEventController"
REGISTRY = "org.a11y.atspi.Registry"
EVENTS = "org.a11y.atspi.Event.Object"
ROOT = "/org/a11y/atspi/accessible/root"
_DEPTH = 30
CHECKED = 4
_SYMBOL = 3
_FOCUSED, _SHOWING = 12, 25
"""Numbers of at-spi2-core's atspi-constants.h: kinds of key events, bits of states."""
_PATIENCE = 60.0
"""Seconds for anything: on a busy machine a program may need many to begin."""


@dataclass
class Node:
    """One accessible thing, as it was when it was read."""

    bus: str
    path: str
    name: str
    role: str
    states: int
    children: list["Node"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        """Yield it and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child

    def has(self, state: int) -> bool:
        """Return whether a state is on."""
        return bool(self.states >> state & 1)


class ScreenReader:
    """Reads what is on a desktop.

    Args:
        session: address of the desktop's session bus.
    """

    def __init__(self, session: str) -> None:
        self._loop = asyncio.new_event_loop()
        bus = self._connect(session)
        address = self._call(
            bus, Message("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        )
        bus.disconnect()
        self._bus = self._connect(address)
        self.heard: list[str] = []
        """What was announced, in its order."""
        self._listen()

    def __enter__(self) -> "ScreenReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.disconnect()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def _connect(self, address: str) -> MessageBus:
        async def connected() -> MessageBus:
            return await MessageBus(bus_address=address).connect()

        return self._loop.run_until_complete(connected())

    def _call(self, bus: MessageBus, message: Message) -> object:
        """Return the first thing that is answered."""
        answer = self._loop.run_until_complete(asyncio.wait_for(bus.call(message), _PATIENCE))
        if answer.message_type is MessageType.ERROR:
            raise LookupError(answer.error_name, answer.body)
        return answer.body[0] if answer.body else None

    def _listen(self) -> None:
        """Hear what programs announce by themselves."""
        self._bus.add_message_handler(self._hear)
        rule = f"type='signal',interface='{EVENTS}',member='Announcement'"
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        self._call(self._bus, Message(*bus, "AddMatch", signature="s", body=[rule]))
        registry = (REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent")
        wanted = ["object:announcement", [], ""]
        self._call(self._bus, Message(*registry, signature="sass", body=wanted))

    def _hear(self, message: Message) -> None:
        if message.interface == EVENTS and message.member == "Announcement":
            self.heard.append(message.body[3].value)

    def _ask(self, bus: str, path: str, member: str) -> object:
        return self._call(self._bus, Message(bus, path, ACCESSIBLE, member))

    def _name(self, bus: str, path: str) -> str:
        wanted = [ACCESSIBLE, "Name"]
        properties = "org.freedesktop.DBus.Properties"
        message = Message(bus, path, properties, "Get", signature="ss", body=wanted)
        return self._call(self._bus, message).value

    def windows(self) -> list[Node]:
        """Return everything that programs show now, one tree for each window."""
        found = []
        for bus, path in self._ask(REGISTRY, ROOT, "GetChildren"):
            try:
                found += self._read(bus, path, 0).children
            except LookupError:  # it went away while it was read
                continue
        return found

    def _read(self, bus: str, path: str, depth: int) -> Node:
        low, high = self._ask(bus, path, "GetState")
        role = self._ask(bus, path, "GetRoleName")
        node = Node(bus, path, self._name(bus, path), role, low | high << 32)
        if depth < _DEPTH:
            for child in self._ask(bus, path, "GetChildren"):
                with suppress(LookupError):  # it went away while its neighbours were read
                    node.children.append(self._read(*child, depth + 1))
        return node

    def nodes(self, role: str = "") -> list[Node]:
        """Return what is shown, in reading order; ``role`` picks one kind."""
        all_of_them = [node for window in self.windows() for node in window]
        return [one for one in all_of_them if one.has(_SHOWING) and role in ("", one.role)]

    def find(self, name: str, role: str = "") -> Node:
        """Wait for something whose name begins so."""
        return wait_for(lambda: self._found(name, role), _PATIENCE)

    def _found(self, name: str, role: str) -> Node | None:
        return next((one for one in self.nodes(role) if one.name.startswith(name)), None)

    def focused(self) -> Node | None:
        """Return what has the keyboard."""
        return next((one for one in self.nodes() if one.has(_FOCUSED)), None)

    def shows(self, node: Node) -> bool:
        """Return whether what was read once is still shown."""
        try:
            low, _high = self._ask(node.bus, node.path, "GetState")
        except LookupError:  # it is gone
            return False
        return bool(low >> _SHOWING & 1)

    def press(self, name: str) -> None:
        """Press a button that leads to another page, as screen readers do: by its action.

        Qt answers at once, but shows the button pressed for a tenth of a second before it does
        anything (QAbstractButton::animateClick), and takes what is pressed meanwhile for the same
        press. So this returns when the button is gone with its page.
        """
        pressed = wait_for(lambda: self._pressed(name), _PATIENCE)
        wait_for(lambda: not self.shows(pressed), _PATIENCE)

    def _pressed(self, name: str) -> Node | None:
        """Press it; returns what was pressed, None if it is not there or went away meanwhile."""
        node = self._found(name, "push button")
        if node is None:
            return None
        act = Message(node.bus, node.path, ACTION, "DoAction", signature="i", body=[0])
        with suppress(LookupError):
            if self._call(self._bus, act):
                return node
        return None

    def key(self, symbol: int) -> None:
        """Press a key of the keyboard, by its X11 key symbol."""
        path = "/org/a11y/atspi/registry/deviceeventcontroller"
        body = [symbol, "", _SYMBOL]
        strike = "GenerateKeyboardEvent"
        self._call(self._bus, Message(REGISTRY, path, KEYS, strike, signature="isu", body=body))
