from exposure_check.fixes.windows_hand import WindowsHand
from exposure_check.fixes.windows_survey import survey
from exposure_check.model.fix import State
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.setwindows.carrying_out import at
from exposure_check.setwindows.contents import VALUES
from exposure_check.setwindows.protocol import Code, Stop, token_of
from tests.setwindows.fakes import ADAPTER, NEW, FakeWindows, profile, random_part


def surveyed(windows):
    def never(_order):
        raise AssertionError

    return survey(WindowsHand(windows, never, never))


def test_everything_is_read_and_nothing_changed():
    windows = FakeWindows(
        profile(random=random_part("false")),
        profile("Other"),
        values={(NEW, "RandomMacState"): b"\1\0\0\0", at(VALUES["netbios"], ADAPTER): 2},
    )
    found = surveyed(windows)
    assert [one.of for one in found.networks] == [
        Identifier(IdentifierKind.NETWORK, b"Hideaway-net"),
        Identifier(IdentifierKind.NETWORK, b"Other"),
    ]
    assert found.networks[0].token == token_of(ADAPTER, "Hideaway-net")
    assert found.networks[0].states["random"].value == "no"
    assert found.networks[1].states["hidden"] == State(None, {"part": None})
    assert found.new_networks == {ADAPTER: State("yes")}
    assert found.values["netbios", ADAPTER].value == 2
    assert found.values["llmnr", ""] == State(None, {"key": False})
    assert windows.asked == []


def test_what_is_not_understood_is_left_out_and_the_rest_is_there():
    windows = FakeWindows(
        profile(random="<MacRandomization></x>"), values={(NEW, "RandomMacState"): b"?"}
    )
    found = surveyed(windows)
    assert set(found.networks[0].states) == {"hidden"}
    assert found.new_networks == {}
    assert ("mdns", "") in found.values


def test_without_a_wlan_service_the_registry_is_still_read():
    class NoWlan(FakeWindows):
        def adapters(self):
            raise Stop(Code.NOT_OFFERED)

    found = surveyed(NoWlan())
    assert (found.networks, found.new_networks) == ((), {})
    assert set(found.values) == {("llmnr", ""), ("mdns", "")}
