from exposure_check.engine.limits import Limits
from exposure_check.engine.names import names_of
from exposure_check.engine.observation import Observation
from exposure_check.model.heard import Batch, BleForm
from tests.engine.made import SECOND, MadeDecoder, address, advert, probe


def test_names_of_every_medium_and_no_empty_ones():
    one = Observation(Limits(), MadeDecoder(), lambda _address: False)
    one.observe(
        Batch(
            wifi=[probe(1, body=b"name:Kit"), probe(2, body=b"other")],
            ble={BleForm.LINK_LAYER: [advert(1, payload=b"Watch"), advert(2)]},
            net=[(SECOND, 1, address(1), 0, b"laptop")],
        )
    )
    listing = one.listing()
    assert [names_of(seen, listing, MadeDecoder()) for seen in listing.candidates] == [
        {"Kit"},
        {"Watch"},
        {"laptop"},
    ]
