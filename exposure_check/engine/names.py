"""The names a transmitter was heard with: compared with the user's own words, then forgotten."""

from exposure_check.engine.observation import Listing
from exposure_check.engine.ports import Decoder
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.net import NetFactKind
from exposure_check.subject.candidate import Candidate, Medium


def names_of(candidate: Candidate, listing: Listing, decoder: Decoder) -> frozenset[str]:
    """Return device names sent by a candidate: Bluetooth, WPS, Wi-Fi Direct, host names.

    This is the one place where payloads of devices not yet known to be the user's are looked
    into, because the user asked for a device by its name; nothing of it is kept.
    """
    if candidate.medium is Medium.BLE:
        _, track = listing.ble[candidate.key]
        found = {decoder.ble_payload(raw).name for raw in track.payloads}
    elif candidate.medium is Medium.WIFI:
        _, wifi = listing.wifi[candidate.key]
        bodies = [decoder.wifi_body(WifiSubtype.PROBE_REQUEST, raw) for raw in wifi.bodies]
        found = {body.wps.device_name for body in bodies if body.wps}
        found |= {body.p2p.device_name for body in bodies if body.p2p}
    else:
        address, host = listing.net[candidate.key]
        found = {
            fact.text
            for protocol, raw in host.packets
            for fact in decoder.net_facts(protocol, address, raw)
            if fact.kind in (NetFactKind.HOST_NAME, NetFactKind.LOCAL_NAME)
        }
    return frozenset(name for name in found if name)
