"""Asks services on the system bus, and only those that run: nothing is started by asking.

Sources: D-Bus Specification, "Message Bus Messages" (NO_AUTO_START, standard errors) and
"Standard Interfaces" (Properties, ObjectManager).
"""

import asyncio
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from exposure_check.host.access import Access, UnreadError
from exposure_check.model.setting import Unread

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

SYSTEM_BUS = "/run/dbus/system_bus_socket"
PROPERTIES = "org.freedesktop.DBus.Properties"
_DEEPEST = 8
_REASONS = {
    "ServiceUnknown": Unread.NO_SERVICE,
    "NameHasNoOwner": Unread.NO_SERVICE,
    "NoReply": Unread.TIME_OUT,
    "Timeout": Unread.TIME_OUT,
    "TimedOut": Unread.TIME_OUT,
    "AccessDenied": Unread.NO_RIGHTS,
    "PermissionDenied": Unread.NO_RIGHTS,
    "AuthFailed": Unread.NO_RIGHTS,
    "UnknownMethod": Unread.NOT_OFFERED,
    "UnknownObject": Unread.NOT_OFFERED,
    "UnknownInterface": Unread.NOT_OFFERED,
    "UnknownProperty": Unread.NOT_OFFERED,
    "InvalidArgs": Unread.NOT_OFFERED,
}

Table = Mapping[str, object]


class Bus:
    """A connection for one reader, in that reader's thread; use as a context manager."""

    def __init__(self, access: Access) -> None:
        """Prepare it.

        Raises:
            UnreadError: there is no bus, or the library for it is not installed.
        """
        ready(access)
        self._access = access
        self._loop = asyncio.new_event_loop()
        self._bus: MessageBus | None = None

    def __enter__(self) -> "Bus":
        """Connect; raises `UnreadError` if there is no bus."""
        try:
            self._bus = self._loop.run_until_complete(self._connect())
        except BaseException:
            self._loop.close()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Disconnect."""
        if self._bus is not None:
            self._bus.disconnect()
            self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def call(
        self,
        service: str,
        path: str,
        method: str,
        signature: str = "",
        body: Sequence[object] = (),
    ) -> object:
        """Return a method's first answer, as plain dictionaries, lists, numbers and texts.

        Args:
            service: who is asked, by its well-known name.
            path: which object.
            method: interface and member, ``org.example.Interface.Member``.
            signature: types of the arguments.
            body: the arguments.

        Raises:
            UnreadError: there was no answer.
        """
        from dbus_fast import Message, MessageFlag, MessageType  # noqa: PLC0415 - Linux alone

        interface, _, member = method.rpartition(".")
        message = Message(
            destination=service,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
            flags=MessageFlag.NO_AUTOSTART,
        )
        reply = self._reply(message, method)
        if reply is None:
            raise UnreadError(Unread.NOT_UNDERSTOOD, method)
        if reply.message_type is not MessageType.METHOD_RETURN:
            last = (reply.error_name or "").rpartition(".")[2]
            raise UnreadError(_REASONS.get(last, Unread.FAILED), method)
        answer = plain(reply.body[0]) if reply.body else None
        self._access.note(f"{service} {path} {method} {signature}", answer)
        return answer

    def require(self, service: str) -> None:
        """See that a service runs; the bus itself knows, so the service's own rights do not matter.

        Raises:
            UnreadError: it does not run.
        """
        bus = "org.freedesktop.DBus"
        owned = self.call(bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", "s", (service,))
        if owned is not True:
            raise UnreadError(Unread.NO_SERVICE, service)

    def properties(self, service: str, path: str, interface: str) -> Table:
        """Return all properties of one interface of an object.

        Raises:
            UnreadError: there was no answer.
        """
        return table(self.call(service, path, f"{PROPERTIES}.GetAll", "s", (interface,)))

    def _reply(self, message: "Message", method: str) -> "Message | None":
        assert self._bus is not None  # noqa: S101 - inside the context
        try:
            return self._loop.run_until_complete(
                asyncio.wait_for(self._bus.call(message), self._access.patience)
            )
        except TimeoutError:
            raise UnreadError(Unread.TIME_OUT, method) from None
        except (OSError, EOFError, ValueError):
            raise UnreadError(Unread.FAILED, method) from None

    async def _connect(self) -> "MessageBus":
        from dbus_fast.aio import MessageBus  # noqa: PLC0415 - Linux alone

        address = address_of(self._access)
        try:
            return await asyncio.wait_for(
                MessageBus(bus_address=address).connect(), self._access.patience
            )
        except TimeoutError:
            raise UnreadError(Unread.TIME_OUT, address) from None
        except PermissionError:
            raise UnreadError(Unread.NO_RIGHTS, address) from None
        except Exception:  # noqa: BLE001 - the library has errors of its own, for a bad address too
            raise UnreadError(Unread.NO_BUS, address) from None


def ready(access: Access) -> None:
    """See that there is a bus, and load the library; that takes longer than most answers.

    Raises:
        UnreadError: there is none, or it is not installed.
    """
    address = address_of(access)
    path = address.removeprefix("unix:path=").partition(",")[0]
    if path != address and not Path(path).exists():
        raise UnreadError(Unread.NO_BUS, address)
    try:
        import dbus_fast.aio  # noqa: F401, PLC0415 - Linux alone
    except ImportError:
        raise UnreadError(Unread.NO_LIBRARY, "dbus-fast") from None


def address_of(access: Access) -> str:
    """Return where the system bus is: as told, as the environment says, or at the usual place."""
    usual = f"unix:path={access.place(SYSTEM_BUS)}"
    return access.bus or os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or usual


def plain(value: object, deepest: int = _DEEPEST) -> object:
    """Return a D-Bus value without its variants; what is nested too deeply becomes None."""
    if hasattr(value, "signature") and hasattr(value, "value"):
        return plain(value.value, deepest)
    if deepest <= 0:
        return None
    if isinstance(value, dict):
        return {key: plain(one, deepest - 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, deepest - 1) for one in value]
    return value


def table(value: object) -> Table:
    """Return a dictionary with names for keys; anything else as an empty one."""
    if not isinstance(value, dict):
        return {}
    return {key: one for key, one in value.items() if isinstance(key, str)}


def texts(value: object) -> list[str]:
    """Return the texts in a list; anything else as an empty one."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
