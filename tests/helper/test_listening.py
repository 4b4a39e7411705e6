import errno

import pytest

from exposure_check.helper import listening
from exposure_check.helper.interface import Link
from exposure_check.helper.listening import open_order
from exposure_check.helper.order import Order
from exposure_check.helper.protocol import Code
from exposure_check.helper.stop import Stop

WLAN = Link(1, True)
MONITOR = Link(803, True)


class World:
    """Interfaces and radios as the kernel might have them; says what was done."""

    def __init__(self) -> None:
        self.links = {3: WLAN, 8: MONITOR, 9: Link(803, False), 44: MONITOR}
        self.fails: dict[str, int] = {}
        self.done: list[tuple[object, ...]] = []

    def do(self, name: str, *what: object) -> None:
        if name in self.fails:
            raise OSError(self.fails[name], name)
        self.done.append((name, *what))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:  # noqa: C901 - four small stand-ins
    world = World()

    class Links:
        def link(self, index: int) -> Link:
            if index not in world.links:
                raise OSError(errno.ENODEV, "")
            return world.links[index]

        def set_up(self, index: int) -> None:
            world.do("up", index)

        def close(self) -> None:
            return

    class Radios:
        def __init__(self) -> None:
            world.do("radios")

        def radio_of(self, index: int) -> int:
            world.do("radio-of", index)
            return 0

        def listen_on(self, radio: int) -> int:
            world.do("listen-on", radio)
            return 44

        def tune(self, index: int, frequency: int) -> None:
            world.do("tune", index, frequency)

    class Handle:
        def __init__(self, program: bytes) -> None:
            world.do("open", len(program) > 0)

        def listen(self, *index: int) -> None:
            world.do("listen", *index)

    def hop(index: int, frequencies: list[int]) -> int:
        world.do("hop", index, *frequencies)
        return 5

    monkeypatch.setattr(listening, "Links", Links)
    monkeypatch.setattr(listening, "Radios", Radios)
    monkeypatch.setattr(listening, "PacketSocket", Handle)
    monkeypatch.setattr(listening, "MonitorSocket", Handle)
    monkeypatch.setattr(listening.hopper, "start", hop)
    return world


def wifi(target: int, *channels: int) -> Order:
    return Order("wifi", target, channels or (0,), 60, 1)


def test_an_interface_of_our_own(world: World) -> None:
    opened = open_order(wifi(3, 6))
    assert [name for name, *_ in world.done] == [
        "radios",
        "radio-of",
        "listen-on",
        "up",
        "tune",
        "open",
        "listen",
    ]
    assert ("tune", 44, 2437) in world.done
    assert ("listen", 44) in world.done
    assert opened.owner is not None
    assert opened.hopper is None


def test_every_channel_is_tried_before_hopping(world: World) -> None:
    opened = open_order(wifi(3, 1, 6, 36))
    tuned = [what[2] for what in world.done if what[0] == "tune"]
    assert tuned == [5180, 2437, 2412], "and it begins on the first"
    assert ("hop", 44, 2412, 2437, 5180) in world.done
    names = [name for name, *_ in world.done]
    assert names.index("hop") < names.index("open"), "the hopper never has the packet socket"
    assert opened.hopper == 5


def test_the_channel_as_it_is(world: World) -> None:
    open_order(wifi(3))
    assert not [what for what in world.done if what[0] == "tune"]


def test_what_listens_already_is_used_as_it_is(world: World) -> None:
    opened = open_order(wifi(8))
    assert world.done == [("open", True), ("listen", 8)]
    assert opened.owner is None


def test_bluetooth(world: World) -> None:
    opened = open_order(Order("hci-monitor", -1, (), 60, 1))
    assert world.done == [("open", True), ("listen",)]
    assert opened.owner is None


@pytest.mark.parametrize(
    ("order", "step", "error", "code"),
    [
        (wifi(99), "", 0, Code.NO_SUCH_INTERFACE),
        (wifi(8, 6), "", 0, Code.CHANNEL_NOT_OURS),
        (wifi(9), "", 0, Code.INTERFACE_DOWN),
        (wifi(3), "radios", errno.ENOENT, Code.NOT_WIRELESS),
        (wifi(3), "radio-of", errno.ENODEV, Code.NOT_WIRELESS),
        (wifi(3), "listen-on", errno.EOPNOTSUPP, Code.NO_MONITOR_MODE),
        (wifi(3), "listen-on", errno.EBUSY, Code.RADIO_BUSY),
        (wifi(3), "listen-on", errno.EPERM, Code.NOT_PRIVILEGED),
        (wifi(3), "up", errno.ERFKILL, Code.RADIO_OFF),
        (wifi(3), "up", errno.EBUSY, Code.RADIO_BUSY),
        (wifi(3, 6), "tune", errno.EBUSY, Code.RADIO_BUSY),
        (wifi(3, 6), "tune", errno.EINVAL, Code.CHANNEL_REFUSED),
        (wifi(3, 1, 6), "hop", errno.ENOMEM, Code.CANNOT_OPEN),
        (wifi(8), "open", errno.EPERM, Code.NOT_PRIVILEGED),
        (wifi(8), "open", errno.ENOMEM, Code.CANNOT_OPEN),
        (wifi(8), "listen", errno.ENETDOWN, Code.INTERFACE_DOWN),
        (wifi(8), "listen", errno.ENODEV, Code.INTERFACE_GONE),
        (Order("hci-monitor", -1, (), 6, 1), "open", errno.EAFNOSUPPORT, Code.NO_BLUETOOTH),
        (Order("hci-monitor", -1, (), 6, 1), "listen", errno.EPERM, Code.NOT_PRIVILEGED),
    ],
)
def test_every_refusal_is_a_code(
    world: World, order: Order, step: str, error: int, code: Code
) -> None:
    world.fails = {step: error}
    with pytest.raises(Stop) as stopped:
        open_order(order)
    assert stopped.value.code is code


def test_an_interface_that_does_not_listen(world: World) -> None:
    world.links[44] = WLAN
    with pytest.raises(Stop) as stopped:
        open_order(wifi(3))
    assert stopped.value.code is Code.NO_MONITOR_MODE
