"""The deep decoders, as the engine asks for them.

Each is loaded when it is first asked for: a recording is mostly of one medium.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from exposure_check.decode.wifi_body import decode_body
from exposure_check.model.heard import BleForm, Discard
from exposure_check.model.wifi import WifiBody

if TYPE_CHECKING:
    from exposure_check.model.ble import AdvertHead, Payload
    from exposure_check.model.net import NetFact


class RadioDecoder:
    """Implements the engine's ``Decoder`` port; total: no input makes its methods raise."""

    def wifi_body(self, subtype: int, raw: bytes) -> WifiBody:
        """Decode a management frame body."""
        return decode_body(subtype, raw)

    def ble_head(self, form: BleForm, raw: bytes) -> "AdvertHead | Discard":
        """Decode whose advertisement it is, or why it must be left out."""
        return self._ble_head(form, raw)

    def ble_payload(self, payload: bytes) -> "Payload":
        """Decode advertising data."""
        return self._ble_payload(payload)

    def net_facts(self, protocol: int, sender: bytes, raw: bytes) -> "tuple[NetFact, ...]":
        """Decode what a packet told the network."""
        return self._net_facts(protocol, sender, raw)

    @cached_property
    def _ble_head(self) -> "Callable[[BleForm, bytes], AdvertHead | Discard]":
        from exposure_check.decode.advert import decode_head  # noqa: PLC0415 see the module

        return decode_head

    @cached_property
    def _ble_payload(self) -> "Callable[[bytes], Payload]":
        from exposure_check.decode.ad_payload import decode_payload  # noqa: PLC0415 see the module

        return decode_payload

    @cached_property
    def _net_facts(self) -> "Callable[[int, bytes, bytes], tuple[NetFact, ...]]":
        from exposure_check.decode.net_facts import decode_net  # noqa: PLC0415 see the module

        return decode_net
