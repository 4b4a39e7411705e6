import sys

import pytest

from exposure_check.fixes.linux_services import (
    BLUEZ,
    HOSTNAMED,
    AdapterHand,
    HostnameHand,
    adapter_place,
    hostname_place,
)
from exposure_check.model.fix import Place, Refusal, State
from tests.fixes.refused import refused
from tests.fixes.services import GET, SET, MadeProperties

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")

PATH = "/org/freedesktop/hostname1"


@pytest.fixture
def adapter(serve):
    from dbus_fast import Variant

    made = MadeProperties(
        {
            "/org/bluez/hci0": {
                "Discoverable": Variant("b", True),
                "DiscoverableTimeout": Variant("u", 0),
                "Alias": Variant("s", "annas-laptop"),
                "Name": Variant("s", "annas-laptop"),
            }
        }
    )
    serve(BLUEZ, made.handlers())
    return made


def test_an_adapter_is_changed_and_put_back(adapter, call):
    hand = AdapterHand(call)
    for name, before, after in (
        ("Discoverable", True, False),
        ("DiscoverableTimeout", 0, 180),
        ("Alias", None, "computer"),
    ):
        place = adapter_place("hci0", name)
        assert hand.read(place) == State(before), name
        hand.write(place, State(after))
        assert hand.read(place) == State(after), name
        hand.write(place, State(before))
        assert hand.read(place) == State(before), name
    assert adapter.objects["/org/bluez/hci0"]["Alias"].value == "annas-laptop"


def test_a_name_that_the_adapter_takes_after_the_answer_is_waited_for(serve, call):
    """As BlueZ does with Bluetooth classic: it has answered, and still tells the old name."""
    from dbus_fast import Variant

    made = MadeProperties(
        {"/org/bluez/hci0": {"Alias": Variant("s", "anna"), "Name": Variant("s", "annas-laptop")}}
    )
    handlers, late = made.handlers(), []

    def sets(path, body):
        late.append((path, list(body)))
        return "", []

    def gets(path, body, get=handlers[GET], set_=handlers[SET]):
        found = get(path, body)
        if late:
            set_(*late.pop())
        return found

    serve(BLUEZ, {**handlers, GET: gets, SET: sets})
    hand, place = AdapterHand(call), adapter_place("hci0", "Alias")
    hand.write(place, State("computer"))
    assert hand.read(place) == State("computer")


def test_refusals_of_an_adapter(adapter, call):
    hand = AdapterHand(call)
    adapter.refuse = "org.bluez.Error.NotReady"
    place = adapter_place("hci0", "Discoverable")
    assert refused(hand.write, place, State(value=False)) is Refusal.NOT_ACCEPTED
    assert refused(hand.read, adapter_place("hci7", "Alias")) is Refusal.GONE
    assert refused(hand.read, adapter_place("hci0/dev_1", "Alias")) is Refusal.UNKNOWN_PLACE
    assert refused(hand.read, adapter_place("hci0", "Powered")) is Refusal.UNKNOWN_PLACE


def test_names_are_set_and_removed(serve, call):
    from dbus_fast import Variant

    made = MadeProperties(
        {PATH: {"StaticHostname": Variant("s", "anna"), "PrettyHostname": Variant("s", "")}}
    )
    handlers = made.handlers()
    asked = []
    for name in ("StaticHostname", "PrettyHostname"):

        def set_name(path, body, name=name):
            asked.append((name, *body))
            made.objects[path][name] = Variant("s", body[0])
            return "", []

        handlers[f"{HOSTNAMED}.Set{name}"] = set_name
    serve(HOSTNAMED, handlers)
    hand = HostnameHand(call)
    static, pretty = hostname_place("StaticHostname"), hostname_place("PrettyHostname")
    assert hand.read(static) == State("anna")
    assert hand.read(pretty) == State(None)
    hand.write(static, State("computer"))
    hand.write(pretty, State(None))
    hand.write(static, State("anna"))
    assert asked == [("StaticHostname", "computer", True), ("StaticHostname", "anna", True)]
    strange = Place("hostname", {"property": "IconName"})
    assert refused(hand.read, strange) is Refusal.UNKNOWN_PLACE
