"""The deep decoders, as the engine asks for them."""

from exposure_check.decode.ad_payload import decode_payload
from exposure_check.decode.advert import decode_head
from exposure_check.decode.net_facts import decode_net
from exposure_check.decode.wifi_body import decode_body
from exposure_check.model.ble import AdvertHead, Payload
from exposure_check.model.heard import BleForm, Discard
from exposure_check.model.net import NetFact
from exposure_check.model.wifi import WifiBody


class RadioDecoder:
    """Implements the engine's ``Decoder`` port; total: no input makes its methods raise."""

    def wifi_body(self, subtype: int, raw: bytes) -> WifiBody:
        """Decode a management frame body."""
        return decode_body(subtype, raw)

    def ble_head(self, form: BleForm, raw: bytes) -> AdvertHead | Discard:
        """Decode whose advertisement it is, or why it must be left out."""
        return decode_head(form, raw)

    def ble_payload(self, payload: bytes) -> Payload:
        """Decode advertising data."""
        return decode_payload(payload)

    def net_facts(self, protocol: int, sender: bytes, raw: bytes) -> tuple[NetFact, ...]:
        """Decode what a packet told the network."""
        return decode_net(protocol, sender, raw)
