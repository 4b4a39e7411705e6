from exposure_check.fixes.linux_files import OTHER
from exposure_check.fixes.linux_plan_files import FILE_FIXES, file_offers
from exposure_check.fixes.linux_survey import Survey
from exposure_check.model.fix import Rights, State, TakesEffect
from exposure_check.model.setting import Policy, Settings, Source, System, What
from exposure_check.setfiles.contents import FILES
from tests.fixes.surveys import ABSENT, NM, reading

EVERYTHING = (
    reading(What.ADDRESS_POLICY, "", Policy.KEEP),
    reading(What.SCAN_POLICY, "wlan0", Policy.KEEP),
    reading(What.DHCP_NAME, "", True, key="built-in default"),
    reading(What.DIRECT_NAME, "wlan0", True),
    reading(What.LLMNR, "", True, Source.RESOLVED),
    reading(What.MDNS, "", True, Source.AVAHI),
    reading(What.ADDRESS_POLICY, "", Policy.HARDWARE, Source.IWD),
    reading(What.LE_PRIVACY_SETTING, "", False, Source.BLUEZ_FILES),
)
FREE = {name: ABSENT for name, told in FILES.items() if "{unit}" not in told.path}


def offers(readings, version=(1, 60), files=FREE, **more):
    survey = Survey(version, (), files, **more)
    settings = Settings(System.LINUX, tuple(readings))
    return {one.fix: one for one in file_offers(settings, survey)}


def test_each_file_has_its_finding():
    found = offers(EVERYTHING)
    assert list(found) == [one.fix for one in FILE_FIXES]
    for one in found.values():
        assert one.rights is Rights.ADMINISTRATOR
        (step,) = one.steps
        assert step.after.value in FILES[step.place.at["file"]].words
        assert all(change.before is None for change in one.changes)


def test_nothing_without_a_finding_or_without_having_looked():
    assert not offers([])
    assert not offers(EVERYTHING, files={})


def test_the_preview_is_what_is_written():
    found = offers(EVERYTHING)
    (change,) = found["linux.wifi-address-all"].changes
    assert change.key == (
        "/etc/NetworkManager/conf.d/90-exposure-check-address.conf "
        "[connection-exposure-check-address] wifi.cloned-mac-address"
    )
    assert change.after == "stable-ssid"
    (change,) = found["linux.bluetooth-privacy"].changes
    assert (change.key, change.after) == ("/etc/bluetooth/main.conf [General] Privacy", "device")
    assert found["linux.bluetooth-privacy"].expert
    assert found["linux.bluetooth-privacy"].takes_effect is TakesEffect.SERVICE_RESTART


def test_an_older_networkmanager_gets_what_it_knows():
    found = offers(EVERYTHING, (1, 42))
    assert found["linux.wifi-address-all"].changes[0].after == "stable"
    assert "linux.dhcp-name-all" not in found


def test_what_stands_there_already_is_left():
    for state in (State("stable-ssid", {}), State(OTHER, {})):
        assert "linux.wifi-address-all" not in offers(
            EVERYTHING, files={**FREE, "nm-address": state}
        )
    set_ = {**FREE, "bluez-privacy": State("device", {})}
    assert "linux.bluetooth-privacy" not in offers(EVERYTHING, files=set_)
    (change,) = offers(EVERYTHING, files={**FREE, "bluez-privacy": State("off", {})})[
        "linux.bluetooth-privacy"
    ].changes
    assert change.before == "off"


def test_the_adapters_real_state_goes_before_its_setting():
    on = reading(What.LE_PRIVACY, "hci0", True, Source.BLUETOOTH_KERNEL)
    assert "linux.bluetooth-privacy" not in offers([*EVERYTHING, on])
    off = reading(What.LE_PRIVACY, "hci0", False, Source.BLUETOOTH_KERNEL)
    assert "linux.bluetooth-privacy" in offers([off])


def test_other_sources_do_not_count():
    assert not offers([reading(What.LLMNR, "wlan0", True, Source.RESOLVED)])
    assert not offers([reading(What.ADDRESS_POLICY, "", Policy.PER_NETWORK, NM)])


def test_beside_each_file_of_networkd_that_tells_the_name():
    def network(name, value):
        key = f"/etc/systemd/network/{name} [DHCPv4] SendHostname"
        return reading(What.DHCP_NAME, "", value, Source.NETWORKD, key)

    readings = [network("a.network", True), network("b.network", False)]
    units = {"a.network": ABSENT, "b.network": ABSENT}
    (offer,) = offers(readings, units=units).values()
    assert (offer.of, offer.target) == ("a.network", "a.network")
    assert [one.key.rpartition(" ")[2] for one in offer.changes] == [
        "SendHostname", "ClientIdentifier", "SendHostname"
    ]  # fmt: skip
    set_ = {"a.network": State("quiet", {})}
    assert not offers(readings, units=set_)
