"""Asks services on the system bus to change something; they may ask for an administrator first.

Sources: D-Bus Specification, "Message Bus Messages" (ALLOW_INTERACTIVE_AUTHORIZATION,
NO_AUTO_START, standard errors); polkit's and NetworkManager's error names.
"""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from exposure_check.model.fix import FixRefusedError, Refusal

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

PROPERTIES = "org.freedesktop.DBus.Properties"
_USUAL = "/run/dbus/system_bus_socket"
_CONNECT_S = 5.0
_ANSWER_S = 180.0
"""A password may have to be looked up."""

_REFUSALS = {
    "AccessDenied": Refusal.DENIED,
    "PermissionDenied": Refusal.DENIED,
    "NotAuthorized": Refusal.DENIED,
    "AuthFailed": Refusal.DENIED,
    "InteractiveAuthorizationRequired": Refusal.NO_AGENT,
    "ServiceUnknown": Refusal.NO_SERVICE,
    "NameHasNoOwner": Refusal.NO_SERVICE,
    "UnknownMethod": Refusal.GONE,
    "UnknownObject": Refusal.GONE,
    "InvalidConnection": Refusal.GONE,
    "NoReply": Refusal.TIME_OUT,
    "Timeout": Refusal.TIME_OUT,
    "TimedOut": Refusal.TIME_OUT,
    "Cancelled": Refusal.CANCELLED,
}
"""By the last part of an error's name; any other one is a value that was not accepted."""


class Call(Protocol):
    """Calls one method."""

    def __call__(
        self,
        service: str,
        path: str,
        method: str,
        signature: str = "",
        body: Sequence[object] = (),
    ) -> list[object]:
        """Return what it answered; variants stay as they are, so that they can be sent again.

        Raises:
            FixRefusedError: it was not done.
        """
        ...  # fmt: skip


@dataclass(frozen=True, slots=True)
class SystemBus:
    """The system bus; see `Call`.

    Attributes:
        address: "" for the usual one.
        patience: seconds until an answer has come.
        starts: services that may be started by asking; others have to run.
    """

    address: str = ""
    patience: float = _ANSWER_S
    starts: tuple[str, ...] = ("org.freedesktop.hostname1",)

    def __call__(
        self,
        service: str,
        path: str,
        method: str,
        signature: str = "",
        body: Sequence[object] = (),
    ) -> list[object]:
        """Call one method, on a connection of its own."""  # fmt: skip
        try:
            from dbus_fast import Message, MessageFlag, MessageType  # noqa: PLC0415 - Linux alone
        except ImportError:
            raise FixRefusedError(Refusal.NO_LIBRARY, "dbus-fast") from None
        interface, _, member = method.rpartition(".")
        flags = MessageFlag.ALLOW_INTERACTIVE_AUTHORIZATION
        if service not in self.starts:
            flags |= MessageFlag.NO_AUTOSTART
        message = Message(
            destination=service, path=path, interface=interface, member=member,
            signature=signature, body=list(body), flags=flags,
        )  # fmt: skip
        reply = asyncio.run(self._asked(message, method))
        if reply is None:
            raise FixRefusedError(Refusal.NOT_UNDERSTOOD, method)
        if reply.message_type is not MessageType.METHOD_RETURN:
            last = (reply.error_name or "").rpartition(".")[2]
            raise FixRefusedError(_REFUSALS.get(last, Refusal.NOT_ACCEPTED), method)
        return list(reply.body)

    async def _asked(self, message: "Message", method: str) -> "Message | None":
        bus = await self._connected()
        try:
            return await asyncio.wait_for(bus.call(message), self.patience)
        except TimeoutError:
            raise FixRefusedError(Refusal.TIME_OUT, method) from None
        except (OSError, EOFError, ValueError):
            raise FixRefusedError(Refusal.FAILED, method) from None
        finally:
            bus.disconnect()
            await asyncio.sleep(0)

    async def _connected(self) -> "MessageBus":
        from dbus_fast.aio import MessageBus  # noqa: PLC0415 - Linux alone

        address = self.address or os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or f"unix:path={_USUAL}"
        try:
            return await asyncio.wait_for(MessageBus(bus_address=address).connect(), _CONNECT_S)
        except Exception:  # noqa: BLE001 - the library has errors of its own, for a bad address too
            raise FixRefusedError(Refusal.NO_BUS) from None
