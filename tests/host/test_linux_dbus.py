import sys

import pytest

from exposure_check.host import linux_dbus
from exposure_check.host.access import Access, UnreadError
from exposure_check.host.linux_dbus import Bus, plain, table, texts
from exposure_check.model.setting import Unread
from tests.host.buses import properties

linux = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")
ERROR = "org.freedesktop.DBus.Error"


def reason(bus, *call):
    with pytest.raises(UnreadError) as error:
        bus.call(*call)
    return error.value.reason


@linux
def test_answers_are_plain(serve, access):
    from dbus_fast import Variant

    told = {"A": ("a{sv}", {"x": Variant("ay", b"\0\1")}), "B": ("as", ["one"])}
    services = serve(["org.example.One"], properties("/", "org.example.I", told))
    with Bus(access) as bus:
        assert bus.properties("org.example.One", "/", "org.example.I") == {
            "A": {"x": b"\0\1"},
            "B": ["one"],
        }
    assert len(services.calls) == 1


@linux
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (f"{ERROR}.AccessDenied", Unread.NO_RIGHTS),
        (f"{ERROR}.UnknownObject", Unread.NOT_OFFERED),
        (f"{ERROR}.NoReply", Unread.TIME_OUT),
        ("org.example.Strange", Unread.FAILED),
    ],
)
def test_errors_are_reasons(serve, access, name, expected):
    serve(["org.example.One"], {("/", "org.example.I.Do", None): name})
    with Bus(access) as bus:
        assert reason(bus, "org.example.One", "/", "org.example.I.Do") is expected
        assert reason(bus, "org.example.Two", "/", "org.example.I.Do") is Unread.NO_SERVICE


@linux
def test_a_service_that_does_not_answer(serve, access):
    serve(["org.example.One"], {}, slow=["org.example.I.Do"])
    hasty = Access(access.root, access.bus, patience=0.2)
    with Bus(hasty) as bus:
        assert reason(bus, "org.example.One", "/", "org.example.I.Do") is Unread.TIME_OUT


@linux
def test_what_is_heard_can_be_recorded(serve, access):
    heard = []
    serve(["org.example.One"], {("/", "org.example.I.Do", None): ("s", "text")})
    noting = Access(access.root, access.bus, note=lambda asked, answer: heard.append(answer))
    with Bus(noting) as bus:
        bus.call("org.example.One", "/", "org.example.I.Do")
    assert heard == ["text"]


def test_no_bus(tmp_path):
    for access in (Access(tmp_path), Access(bus=f"unix:path={tmp_path / 'none'}")):
        with pytest.raises(UnreadError) as error:
            Bus(access)
        assert error.value.reason is Unread.NO_BUS


@linux
def test_a_socket_without_a_bus_behind_it(tmp_path):
    (tmp_path / "file").write_text("")
    bus = Bus(Access(bus=f"unix:path={tmp_path / 'file'}", patience=1))
    with pytest.raises(UnreadError) as error:
        bus.__enter__()
    assert error.value.reason is Unread.NO_BUS


def test_without_the_library(tmp_path, monkeypatch):
    (tmp_path / "bus").write_text("")
    monkeypatch.setitem(sys.modules, "dbus_fast.aio", None)
    with pytest.raises(UnreadError) as error:
        linux_dbus.ready(Access(bus=f"unix:path={tmp_path / 'bus'}"))
    assert error.value.reason is Unread.NO_LIBRARY


def test_where_the_bus_is(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    usual = f"unix:path={tmp_path / 'run/dbus/system_bus_socket'}"
    assert linux_dbus.address_of(Access(tmp_path)) == usual
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/x")
    assert linux_dbus.address_of(Access(tmp_path)) == "unix:path=/x"
    assert linux_dbus.address_of(Access(tmp_path, "unix:path=/y")) == "unix:path=/y"


def test_values_of_unexpected_shape_are_empty():
    deep = []
    for _ in range(50):
        deep = [deep]
    assert "None" in str(plain(deep))
    assert table([1]) == {}
    assert table({1: 2, "a": 3}) == {"a": 3}
    assert texts("abc") == []
    assert texts(["a", 1]) == ["a"]
