"""Keys of a network on a private bus; the real NetworkManager is in test_linux_real.py."""

import json
import sys

import pytest

from exposure_check.fixes.linux_profiles import ProfilesHand, plain_value, profile_place
from exposure_check.model.fix import Refusal, State
from tests.fixes.refused import refused
from tests.fixes.services import DENIED, NM, MadeNetworkManager
from tests.host.shapes_nm import profile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")

UUID = "11111111-2222-3333-4444-555555555555"
KEYS = ("802-11-wireless.hidden", "802-11-wireless.cloned-mac-address", "ipv6.addr-gen-mode")
PLACE = profile_place(UUID, *KEYS)


@pytest.fixture
def manager(serve):
    octets = ("cloned-mac-address", "ay", bytes.fromhex("021122334455"))
    made = MadeNetworkManager([profile(b"Home", UUID, wireless=[("hidden", "b", True), octets])])
    made.service = serve(NM, made.handlers())
    return made


@pytest.fixture
def hand(call):
    return ProfilesHand(call)


def test_values_and_absences_are_read_in_a_form_that_json_keeps(manager, hand):
    place = profile_place(UUID, *KEYS, "connection.stable-id")
    state = hand.read(place)
    assert state.value == {
        "802-11-wireless.hidden": ["b", True],
        "802-11-wireless.cloned-mac-address": ["ay", "021122334455"],
        "ipv6.addr-gen-mode": ["i", 1],
        "connection.stable-id": None,
    }
    assert json.loads(json.dumps(state.value)) == state.value


def test_only_the_keys_change_and_come_back(manager, hand):
    path = next(iter(manager.profiles))
    manager.profiles[path]["connection"].pop("timestamp", None)
    before, whole = hand.read(PLACE), dict(manager.profiles[path])
    wanted = {KEYS[0]: None, KEYS[1]: None, KEYS[2]: ["i", 0]}
    hand.write(PLACE, State(wanted))
    assert hand.read(PLACE).value == wanted
    assert manager.profiles[path]["connection"] == whole["connection"]
    hand.write(PLACE, before)
    assert manager.profiles[path] == whole
    assert manager.updates == [(path, 1), (path, 1)], "to the disk, like every other change"


def test_when_it_was_last_used_is_not_written_into_its_file(manager, hand):
    from dbus_fast import Variant

    path = next(iter(manager.profiles))
    manager.profiles[path]["connection"]["timestamp"] = Variant("t", 1_790_000_000)
    hand.write(PLACE, State({KEYS[0]: None, KEYS[1]: None, KEYS[2]: ["i", 0]}))
    assert "timestamp" not in manager.profiles[path]["connection"]


def test_what_others_changed_meanwhile_stays(manager, hand):
    from dbus_fast import Variant

    before = hand.read(PLACE)
    hand.write(PLACE, State({KEYS[0]: None, KEYS[1]: None, KEYS[2]: ["i", 0]}))
    path = next(iter(manager.profiles))
    manager.profiles[path]["connection"]["id"] = Variant("s", "renamed")
    hand.write(PLACE, before)
    assert manager.profiles[path]["connection"]["id"].value == "renamed"
    assert hand.read(PLACE) == before


def test_what_is_so_already_is_not_written(manager, hand):
    hand.write(PLACE, hand.read(PLACE))
    assert not manager.updates


def test_secrets_are_never_asked_for(manager, hand):
    hand.write(PLACE, State({KEYS[0]: None, KEYS[1]: None, KEYS[2]: None}))
    members = {method.rpartition(".")[2] for _path, method, _flags in manager.service.calls}
    assert "GetSecrets" not in members


def test_refusals(manager, hand):
    manager.refuse = DENIED
    wanted = State({KEYS[0]: None, KEYS[1]: None, KEYS[2]: None})
    assert refused(hand.write, PLACE, wanted) is Refusal.DENIED
    assert refused(hand.read, profile_place("gone", *KEYS)) is Refusal.GONE
    for value in (None, {}, {KEYS[0]: None}, {KEYS[0]: 1, KEYS[1]: None, KEYS[2]: None},
                  {KEYS[0]: ["b", "x"], KEYS[1]: None, KEYS[2]: None},
                  {KEYS[0]: ["aay", []], KEYS[1]: None, KEYS[2]: None}):  # fmt: skip
        assert refused(hand.write, PLACE, State(value)) is Refusal.NOT_UNDERSTOOD
    strange = profile_place(UUID, "802-11-wireless.seen-bssids")
    assert refused(hand.read, strange) is Refusal.NOT_UNDERSTOOD


def test_plain_values():
    from dbus_fast import Variant

    assert plain_value(Variant("ay", b"\x01")) == b"\x01"
    assert plain_value(Variant("i", -1)) == -1
    assert plain_value(Variant("as", ["x"])) is None
    assert plain_value("no variant") is None
