import sys

import pytest

from exposure_check.fixes.linux_files import FilesHand
from exposure_check.fixes.linux_services import BLUEZ, HOSTNAMED
from exposure_check.fixes.linux_survey import CHANGED_KEYS, Survey, survey, units_of
from exposure_check.model.fix import FixRefusedError, Refusal
from exposure_check.model.setting import Settings, Source, System, What
from tests.fixes.services import NM, MadeNetworkManager, MadeProperties
from tests.fixes.surveys import reading
from tests.host.shapes_nm import profile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a bus of Linux")

NOTHING = Settings(System.LINUX, ())


def never(*_asked):
    raise AssertionError


def test_networks_are_ordered_by_their_ids_and_hotspots_left_out(serve, call, tmp_path):
    made = MadeNetworkManager(
        [
            profile(b"Second", "bb"),
            profile(b"First", "aa", wireless=[("hidden", "b", True)],
                    connection=[("stable-id", "s", "x")]),
            profile(b"Hotspot", "cc", wireless=[("mode", "s", "ap")]),
        ],
        "1.52.1",
    )  # fmt: skip
    serve(NM, made.handlers())
    found = survey(NOTHING, call, FilesHand(never, tmp_path))
    assert found.version == (1, 52)
    assert [one.ssid for one in found.profiles] == [b"First", b"Second"]
    first = found.profiles[0]
    assert first.changeable
    assert first.keys["802-11-wireless.hidden"] == ["b", True]
    assert first.keys["connection.stable-id"] == ["s", "x"]
    assert set(first.keys) <= set(CHANGED_KEYS)


@pytest.mark.parametrize(
    ("name", "signature", "value"),
    [("Flags", "u", 1), ("Filename", "s", "/run/NetworkManager/system-connections/x"),
     ("Filename", "s", "")],
)  # fmt: skip
def test_what_is_kept_elsewhere_is_not_changeable(serve, call, tmp_path, name, signature, value):
    from dbus_fast import Variant

    made = MadeNetworkManager([profile(b"Home", "aa")])
    made.about[name] = Variant(signature, value)
    serve(NM, made.handlers())
    (found,) = survey(NOTHING, call, FilesHand(never, tmp_path)).profiles
    assert not found.changeable


def test_adapters_names_and_files(serve, call, tmp_path):
    from dbus_fast import Variant

    adapter = {
        "Discoverable": Variant("b", False),
        "DiscoverableTimeout": Variant("u", 180),
        "Alias": Variant("s", "x"), "Name": Variant("s", "x"),
    }  # fmt: skip
    serve(BLUEZ, MadeProperties({"/org/bluez/hci0": adapter}).handlers())
    names = {"StaticHostname": Variant("s", "anna"), "PrettyHostname": Variant("s", "")}
    serve(HOSTNAMED, MadeProperties({"/org/freedesktop/hostname1": names}).handlers())
    settings = Settings(
        System.LINUX,
        (
            reading(What.BLUETOOTH_ADAPTER, "hci0", True, Source.BLUEZ),
            reading(What.BLUETOOTH_ADAPTER, "hci1", True, Source.BLUEZ),
            reading(
                What.DHCP_NAME, "", True, Source.NETWORKD, "/x/a.network [DHCPv4] SendHostname"
            ),
        ),
    )
    found = survey(settings, call, FilesHand(never, tmp_path))
    assert found.adapters == {
        "hci0": {"Discoverable": False, "DiscoverableTimeout": 180, "Alias": None}
    }
    assert found.names == {"StaticHostname": "anna", "PrettyHostname": None}
    assert found.files["nm-scan"].value is None
    assert list(found.units) == ["a.network"]
    assert units_of(settings) == ["a.network"]


def test_what_is_not_there_is_left_out(tmp_path):
    def nobody(*_asked):
        raise FixRefusedError(Refusal.NO_SERVICE)

    found = survey(NOTHING, nobody, FilesHand(never, tmp_path))
    assert (found.version, found.profiles, found.names) == ((0, 0), (), {})
    assert Survey().profiles == ()
