"""WLAN profiles of Windows in the shape that Microsoft documents; none is a real network's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host import windows_wifi as wifi
from exposure_check.host.access import Access, UnreadError
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import Policy, Source, Unread, What

GUID = "{11111111-2222-3333-4444-555555555555}"
RANDOM = """<MacRandomization xmlns="http://www.microsoft.com/networking/WLAN/profile/v3">
<enableRandomization>{}</enableRandomization><randomizeEveryday>{}</randomizeEveryday>
<randomizationSeed>12345</randomizationSeed></MacRandomization>"""
HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")


def profile(hidden="<nonBroadcast>false</nonBroadcast>", random=""):
    return f"""<?xml version="1.0"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
<name>Other name</name><SSIDConfig><SSID><hex>{b"Hideaway-net".hex()}</hex>
<name>Hideaway-net</name></SSID>{hidden}</SSIDConfig><connectionType>ESS</connectionType>
<MSM><security><sharedKey><keyType>passPhrase</keyType><protected>true</protected>
<keyMaterial>01000000D08C9DDF</keyMaterial></sharedKey></security></MSM>{random}</WLANProfile>"""


class FakeWlan:
    def __init__(self, profiles, state=None):
        self._profiles, self._state = profiles, state

    def interfaces(self):
        return [GUID]

    def profiles(self, interface):
        return list(self._profiles)

    def profile(self, interface, name):
        return self._profiles[name]

    def random_mac_state(self, interface):
        return self._state


def told(xml, default=Policy.HARDWARE):
    return {one.what: one.value for one in wifi.profile_readings(xml, default)}


@pytest.mark.parametrize(
    ("random", "default", "expected"),
    [
        ("", Policy.HARDWARE, Policy.HARDWARE),
        ("", Policy.PER_NETWORK, Policy.PER_NETWORK),
        (RANDOM.format("false", "false"), Policy.PER_NETWORK, Policy.HARDWARE),
        (RANDOM.format("true", "false"), Policy.HARDWARE, Policy.PER_NETWORK),
        (RANDOM.format("true", "true"), Policy.HARDWARE, Policy.EACH_TIME),
    ],
)
def test_policies(random, default, expected):
    assert told(profile(random=random), default)[What.ADDRESS_POLICY] is expected


def test_hidden():
    assert told(profile("<nonBroadcast>true</nonBroadcast>"))[What.HIDDEN] is True
    assert told(profile())[What.HIDDEN] is False
    assert told(profile(""))[What.HIDDEN] is False


def test_all_profiles_and_the_default():
    wlan = FakeWlan({"x": profile(random=RANDOM.format("true", "false"))}, b"\x01\0\0\0")
    readings = list(wifi.readings_of(wlan, Access()))
    assert (readings[0].value, readings[0].source) == (Policy.PER_NETWORK, Source.REGISTRY)
    assert {one.of for one in readings[1:]} == {HOME}
    assert "D08C9DDF" not in repr(readings)


def test_no_profiles():
    readings = list(wifi.readings_of(FakeWlan({}), Access()))
    assert [(one.what, one.value) for one in readings][1:] == [(What.HIDDEN, False)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [(None, Policy.HARDWARE), (b"\0\0\0\0", Policy.HARDWARE), (b"\1\0\0\0", Policy.PER_NETWORK),
     (b"\7\0\0\0", Unread.NOT_UNDERSTOOD)],
)  # fmt: skip
def test_default(state, expected):
    assert wifi.default_policy(state) is expected


@pytest.mark.parametrize(
    "xml", ["", "<a", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a>" + "x" * 300_000 + "</a>"]
)
def test_documents_that_are_none_or_declare_entities(xml):
    with pytest.raises(UnreadError):
        wifi.texts_of(xml)
    assert told(xml) == {What.HIDDEN: Unread.NOT_UNDERSTOOD}


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    assert told(text)


def test_elsewhere_there_is_no_such_service():
    import sys

    if sys.platform != "win32":
        with pytest.raises(UnreadError) as error:
            wifi.read(Access())
        assert error.value.reason is Unread.NOT_OFFERED
