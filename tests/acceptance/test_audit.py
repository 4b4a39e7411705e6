"""The whole command against services on a private bus: languages, a bare system, what is named."""

import json
import os
import subprocess
import sys

import pytest

from exposure_check.host import linux_bluetooth, linux_names, linux_networkmanager
from tests.host.buses import PrivateBus, Services, properties
from tests.host.shapes_nm import network_manager, profile

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="services of Linux"),
]

ADAPTER = {"Powered": True, "Discoverable": True, "DiscoverableTimeout": 0, "Alias": "Anna"}


def all_services():
    from dbus_fast import Variant

    kinds = {bool: "b", int: "u", str: "s"}
    told = {key: Variant(kinds[type(value)], value) for key, value in ADAPTER.items()}
    method = "org.freedesktop.DBus.ObjectManager.GetManagedObjects"
    hidden = profile(b"Hideaway-net", "a", wireless=[("hidden", "b", True)])
    manager = f"{linux_names.RESOLVED}.Manager"
    return {
        **network_manager("1.42.4", [hidden]),
        ("/", method, None): ("a{oa{sa{sv}}}", {"/org/bluez/hci0": {"org.bluez.Adapter1": told}}),
        **properties(
            "/org/freedesktop/resolve1",
            manager,
            {"LLMNR": ("s", "yes"), "MulticastDNS": ("s", "no")},
        ),
    }


@pytest.fixture(scope="module")
def system_bus(tmp_path_factory):
    bus = PrivateBus(tmp_path_factory.mktemp("bus"))
    names = [linux_networkmanager.SERVICE, linux_bluetooth.SERVICE, linux_names.RESOLVED]
    services = Services(bus.address, names, all_services())
    yield bus.address
    services.close()
    bus.close()


LOCALES = (
    "C", "C.UTF-8", "de_DE.UTF-8", "zh_HK.UTF-8", "ar_EG.UTF-8", "de_DE", "zh_HK", "ar_EG",
)  # fmt: skip
"""The last three are not UTF-8, where the system has them."""


def audit(root, address, *arguments, locale="C"):
    environment = {key: one for key, one in os.environ.items() if not key.startswith("LC_")}
    changes = {"DBUS_SYSTEM_BUS_ADDRESS": address, "LANG": locale, "LC_ALL": locale}
    return subprocess.run(
        [sys.executable, "-m", "exposure_check", "audit", *arguments],
        cwd=root,
        env={**environment, **changes, "LANGUAGE": locale},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="ascii",  # whatever the locale's encoding is
        errors="replace",
        check=False,
    )


def verdicts(done):
    assert done.stderr == ""
    checks = json.loads(done.stdout)["checks"]
    return {check: (one["verdict"], one["confidence"]) for check, one in checks.items()}


def test_an_exposed_computer(root, system_bus):
    done = audit(root, system_bus, "--json")
    assert done.returncode == 1
    told = verdicts(done)
    assert told["host.wifi-address"] == ("hardware", "certain")
    assert told["host.hidden-networks"] == ("asks", "weak")
    assert told["host.bluetooth-discoverable"] == ("always", "strong")
    assert told["host.bluetooth-name"] == ("own", "strong")
    for secret in ("Hideaway", "3c:06:30:12", "Anna"):
        assert secret.lower() not in done.stdout.lower()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_in_every_language(root, system_bus, locale):
    assert verdicts(audit(root, system_bus, "--json", locale=locale)) == verdicts(
        audit(root, system_bus, "--json")
    )


def test_a_bare_system_is_no_error_and_every_service_is_named(root, tmp_path):
    done = audit(root, f"unix:path={tmp_path / 'none'}")
    assert done.stderr == ""
    assert done.returncode in (1, 3)
    for name in ("NetworkManager", "wpa_supplicant", "iwd", "systemd-networkd", "BlueZ",
                 "systemd-resolved", "systemd-hostnamed", "Avahi"):  # fmt: skip
        assert name in done.stdout


def test_a_recording_has_shapes_and_nobody_in_it(root, system_bus):
    done = audit(root, system_bus, "--record")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert len(document["answers"]) > 5
    for secret in ("Hideaway", "3c:06", "Anna", "02:11"):
        assert secret.lower() not in done.stdout.lower()
    assert "Discoverable" in done.stdout
