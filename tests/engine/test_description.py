from exposure_check.engine.ble_table import BleTable
from exposure_check.engine.description import Description, describe
from exposure_check.engine.limits import Limits
from exposure_check.model.ble import Payload, PayloadPart, Stability
from exposure_check.model.heard import BleForm
from exposure_check.subject.candidate import Medium
from tests.engine.made import MadeDecoder, advert


class Decoder(MadeDecoder):
    """``apple:Name`` is a part of Apple's and a name; remembers what was looked into."""

    def __init__(self):
        self.seen = []

    def ble_payload(self, payload):
        self.seen.append(payload)
        maker, _, name = payload.decode().partition(":")
        parts = (PayloadPart(f"{maker}.nearby-info", Stability.ROTATES),) if maker else ()
        return Payload((), False, name or None, parts, payload)


def described(*payloads, own=1):
    decoder = Decoder()
    table = BleTable(Limits(), decoder, lambda _: False)
    rows = [advert(at, sender=1, payload=payload) for at, payload in enumerate(payloads)]
    rows += [advert(9, sender=2, payload=b"google:Stranger")]
    table.observe(BleForm.LINK_LAYER, rows)
    places = [(Medium.BLE, key) for key, _ in table.items()]
    return describe(table, places[:own], decoder), decoder


def test_maker_and_name_are_the_users_devices():
    made, decoder = described(b"apple:", b":Anna")
    assert made.maker == "apple"
    assert made.name.value == "Anna"
    assert b"google:Stranger" not in decoder.seen


def test_unknown_makers_and_no_name():
    assert described(b"manufacturer:")[0] == Description()
    assert described(own=0)[0] == Description()
