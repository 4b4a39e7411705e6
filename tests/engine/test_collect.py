from exposure_check.engine.ble_table import BleTable
from exposure_check.engine.collect import ble_emitters, net_hosts, wifi_emitters
from exposure_check.engine.limits import Limits
from exposure_check.engine.net_table import NetTable
from exposure_check.engine.wifi_table import WifiTable
from exposure_check.model.evidence import WifiRun
from exposure_check.model.frame import FrameRef, pack_frame
from exposure_check.model.heard import BleForm, WifiSubtype
from tests.engine.made import SECOND, MadeDecoder, address, advert, join, probe


def nobody(_address):
    return False


def test_wifi_tracks_become_emitters_in_order_of_first_sighting():
    table = WifiTable(Limits(), nobody)
    table.observe(
        [
            probe(20, pack_frame(1, 7), sender=2, sequence=9, body=b"b"),
            probe(10, 3, sender=1, sequence=1, body=b"a", rssi=-40),
            probe(11, 4, sender=1, sequence=2, body=b"a", rssi=-42),
            join(12, 5, sender=1, body=b"Home"),
            join(13, 6, sender=1, body=b"Home"),
            join(30, 8, sender=2, bssid=b"\x02other!", body=b"Home"),
        ]
    )
    first, second = wifi_emitters(table.items(), MadeDecoder(), Limits())
    assert (first.address, first.frames, first.probes) == (address(1), 4, 2)
    assert first.runs == (WifiRun(10 * SECOND, 11 * SECOND, 1, 2, 2, FrameRef(0, 3, 10 * SECOND)),)
    assert [(seen.subtype, seen.body.ssid, seen.frames) for seen in first.bodies] == [
        (WifiSubtype.PROBE_REQUEST, b"a", 2),
        (WifiSubtype.ASSOCIATION_REQUEST, b"Home", 2),
    ]
    (joined,) = first.joins
    assert (joined.ssid, joined.frames, joined.last.number) == (b"Home", 2, 6)
    assert second.runs[0].first == FrameRef(1, 7, 20 * SECOND)
    assert second.joins[0].network != joined.network


def test_action_frames_are_no_joins():
    table = WifiTable(Limits(), nobody)
    row = list(join(1))
    row[3] = WifiSubtype.ACTION.value
    table.observe([tuple(row)])
    (emitter,) = wifi_emitters(table.items(), MadeDecoder(), Limits())
    assert emitter.joins == ()
    assert emitter.bodies[0].subtype is WifiSubtype.ACTION


def test_ble_tracks_become_emitters_with_decoded_payloads():
    table = BleTable(Limits(), MadeDecoder(), nobody)
    table.observe(BleForm.LINK_LAYER, [advert(1, 1, payload=b"Phone"), advert(5, 2)])
    (emitter,) = ble_emitters(table.items(), MadeDecoder(), Limits())
    assert [(seen.payload.name, seen.frames) for seen in emitter.payloads] == [
        ("Phone", 1),
        (None, 1),
    ]
    assert (emitter.first, emitter.last) == (FrameRef(0, 1, SECOND), 5 * SECOND)


def test_net_tracks_become_hosts():
    table = NetTable(Limits(), nobody)
    table.observe(
        [(SECOND, 4, address(1), 0, b"laptop"), (2 * SECOND, 5, address(1), 0, b"laptop")]
    )
    (host,) = net_hosts(table.items(), MadeDecoder())
    (fact,) = host.facts
    assert (fact.fact.text, fact.count, fact.first) == ("laptop", 2, FrameRef(0, 4, SECOND))
    assert host.frames == 2
