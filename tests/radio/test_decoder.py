"""The engine's port onto the deep decoders: each method reaches its own, and none raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.model.ble import AdvertHead, Payload
from exposure_check.model.heard import BleForm, Discard, NetProtocol, WifiSubtype
from exposure_check.model.wifi import WifiBody
from exposure_check.radio.decoder import RadioDecoder
from tools.recording import ble, wifi

SENDER = bytes.fromhex("02005e005301")


def test_each_method_decodes_its_own_kind():
    decoder = RadioDecoder()
    body = decoder.wifi_body(WifiSubtype.PROBE_REQUEST, wifi.element(0, b"Maple Lane 7"))
    assert body.ssid == b"Maple Lane 7"
    pdu = ble.advertising(ble.ADV_IND, SENDER, ble.structure(0x09, b"Sam"), random=True)
    head = decoder.ble_head(BleForm.LINK_LAYER, pdu + ble.crc24(pdu))
    assert isinstance(head, AdvertHead)
    assert head.address == SENDER
    assert b"Sam" in head.payload
    assert isinstance(decoder.ble_payload(head.payload), Payload)
    assert decoder.ble_head(BleForm.LINK_LAYER, pdu + b"\0\0\0") is Discard.BAD_CRC
    facts = decoder.net_facts(NetProtocol.IPV6_SOURCE, SENDER, bytes(15) + b"\1")
    assert isinstance(facts, tuple)


@settings(max_examples=1000, deadline=None)
@given(
    st.sampled_from(WifiSubtype),
    st.sampled_from(BleForm),
    st.sampled_from(NetProtocol),
    st.binary(max_size=300),
)
def test_no_octets_make_it_raise(subtype, form, protocol, octets):
    decoder = RadioDecoder()
    assert isinstance(decoder.wifi_body(subtype, octets), WifiBody)
    assert isinstance(decoder.ble_head(form, octets), AdvertHead | Discard)
    assert isinstance(decoder.ble_payload(octets), Payload)
    assert isinstance(decoder.net_facts(protocol, SENDER, octets), tuple)
