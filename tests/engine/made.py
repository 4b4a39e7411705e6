"""A decoder and rows for tests of the engine's tables."""

from exposure_check.model.address import BleAddressKind
from exposure_check.model.ble import AdvertHead, Payload
from exposure_check.model.heard import CHANNEL_UNKNOWN, RSSI_UNKNOWN, Discard, WifiSubtype
from exposure_check.model.net import NetFact, NetFactKind
from exposure_check.model.wifi import Cut, WifiBody, Wps

SECOND = 1_000_000


class MadeDecoder:
    """Raw advertisements are six octets of address and a payload; ``bad…`` has a bad CRC."""

    def wifi_body(self, subtype, raw):
        name = raw[5:].decode() if raw.startswith(b"name:") else None
        return WifiBody((), Cut.NONE, raw, raw, raw, Wps(device_name=name) if name else None, None)

    def ble_head(self, form, raw):
        if raw.startswith(b"bad"):
            return Discard.BAD_CRC
        return AdvertHead(raw[:6], BleAddressKind.RESOLVABLE, raw[6:])

    def ble_payload(self, payload):
        return Payload((), False, payload.decode() or None, (), payload)

    def net_facts(self, protocol, sender, raw):
        return (NetFact(NetFactKind.HOST_NAME, protocol, raw.decode()),)


def address(number):
    return b"\x02" + number.to_bytes(5)


def probe(time, frame=1, sender=0, sequence=0, body=b"", rssi=RSSI_UNKNOWN):
    subtype = WifiSubtype.PROBE_REQUEST.value
    who = sender if isinstance(sender, bytes) else address(sender)
    return (
        int(time * SECOND),
        frame,
        who,
        subtype,
        sequence,
        b"\xff" * 6,
        rssi,
        CHANNEL_UNKNOWN,
        body,
    )


def join(time, frame=1, sender=0, bssid=b"\x02network", body=b""):
    subtype = WifiSubtype.ASSOCIATION_REQUEST.value
    return (int(time * SECOND), frame, address(sender), subtype, 0, bssid, -40, 6, body)


def advert(time, frame=1, sender=0, payload=b"", rssi=-50):
    return (int(time * SECOND), frame, rssi, address(sender) + payload)
