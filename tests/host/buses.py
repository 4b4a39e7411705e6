"""A private message bus, and services on it that answer from tables."""

import asyncio
import subprocess
from pathlib import Path
from threading import Event, Thread

from tests.needed import program

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A bus of its own: nothing of the system's is on it, and nothing can be started by it."""

    def __init__(self, folder: Path) -> None:
        daemon = program("dbus-daemon")
        self.address = f"unix:path={folder / 'bus'}"
        file = folder / "bus.conf"
        file.write_text(CONFIGURATION.format(socket=folder / "bus"), encoding="utf-8")
        self._process = subprocess.Popen(
            [daemon, f"--config-file={file}", "--nofork", "--nopidfile", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "the bus did not start"

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Services:
    """Services on a bus. ``answers`` maps (path, interface.member, first argument or None) to
    (signature, body), or to the name of an error; what is not in it is an unknown method.

    ``slow`` names methods that are never answered; ``calls`` has what was asked for.
    """

    def __init__(self, address: str, names, answers, slow=()) -> None:
        self._address, self._names = address, names
        self._answers, self._slow = answers, slow
        self.calls = []
        self._loop = asyncio.new_event_loop()
        self._ready = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10), "the services did not start"

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.run_forever()
        self._bus.disconnect()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()

    async def _serve(self) -> None:
        from dbus_fast.aio import MessageBus

        self._bus = await MessageBus(bus_address=self._address).connect()
        self._bus.add_message_handler(self._answer)
        for name in self._names:
            await self._bus.request_name(name)
        self._ready.set()

    def _answer(self, message):
        from dbus_fast import Message, MessageType

        if message.message_type is not MessageType.METHOD_CALL:
            return None
        method = f"{message.interface}.{message.member}"
        self.calls.append((message.path, method, tuple(message.body)))
        if method in self._slow:
            return True
        first = message.body[0] if message.body else None
        found = self._answers.get((message.path, method, first))
        if found is None:
            return Message.new_error(
                message, "org.freedesktop.DBus.Error.UnknownMethod", "no such method"
            )
        if isinstance(found, str):
            return Message.new_error(message, found, "refused")
        return Message.new_method_return(message, found[0], [found[1]])

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


def properties(path, interface, values):
    """An entry of a table for ``Properties.GetAll``; values are (signature, value)."""
    from dbus_fast import Variant

    told = {key: Variant(signature, value) for key, (signature, value) in values.items()}
    return {(path, "org.freedesktop.DBus.Properties.GetAll", interface): ("a{sv}", told)}
