import sys

import pytest

from exposure_check.fixes.linux_bus import SystemBus
from exposure_check.model.fix import Refusal
from tests.fixes.refused import refused

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")

NAME = "org.example.Service"
METHOD = f"{NAME}.Do"


def test_an_answer_keeps_its_variants(serve, call):
    from dbus_fast import Variant

    serve(NAME, {METHOD: lambda _path, body: ("sv", [body[0], Variant("u", 7)])})
    text, number = call(NAME, "/", METHOD, "s", ("x",))
    assert (text, number) == ("x", Variant("u", 7))


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("org.freedesktop.DBus.Error.AccessDenied", Refusal.DENIED),
        ("org.freedesktop.NetworkManager.Settings.PermissionDenied", Refusal.DENIED),
        ("org.freedesktop.DBus.Error.InteractiveAuthorizationRequired", Refusal.NO_AGENT),
        ("org.freedesktop.NetworkManager.Settings.InvalidConnection", Refusal.GONE),
        ("org.freedesktop.DBus.Error.UnknownObject", Refusal.GONE),
        ("org.freedesktop.NetworkManager.Settings.Connection.InvalidProperty",
         Refusal.NOT_ACCEPTED),
        ("org.bluez.Error.NotReady", Refusal.NOT_ACCEPTED),
        ("org.freedesktop.DBus.Error.NoReply", Refusal.TIME_OUT),
    ],
)  # fmt: skip
def test_each_error_is_a_reason(serve, call, error, why):
    serve(NAME, {METHOD: lambda _path, _body: error})
    assert refused(call, NAME, "/", METHOD) is why


def test_who_does_not_run_is_not_started_but_an_administrator_may_be_asked(serve, call, address):
    from dbus_fast import MessageFlag

    service = serve(NAME, {METHOD: lambda _path, _body: ("", [])})
    call(NAME, "/", METHOD)
    SystemBus(address, starts=(NAME,))(NAME, "/", METHOD)
    first, second = (flags for _path, method, flags in service.calls if method == METHOD)
    assert first == MessageFlag.ALLOW_INTERACTIVE_AUTHORIZATION | MessageFlag.NO_AUTOSTART
    assert second == MessageFlag.ALLOW_INTERACTIVE_AUTHORIZATION
    assert refused(call, "org.example.Other", "/", METHOD) is Refusal.NO_SERVICE


def test_no_bus_no_library_and_no_answer(tmp_path, serve, address, monkeypatch):
    nowhere = SystemBus(f"unix:path={tmp_path}/none")
    assert refused(nowhere, NAME, "/", METHOD) is Refusal.NO_BUS
    assert refused(SystemBus("nonsense"), NAME, "/", METHOD) is Refusal.NO_BUS
    serve(NAME, {METHOD: lambda _path, _body: None})
    slow = SystemBus(address, patience=0.2)
    assert refused(slow, NAME, "/", METHOD) is Refusal.TIME_OUT
    monkeypatch.setitem(sys.modules, "dbus_fast", None)
    assert refused(SystemBus(address), NAME, "/", METHOD) is Refusal.NO_LIBRARY
