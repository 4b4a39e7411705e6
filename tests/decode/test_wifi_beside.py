import pytest

from exposure_check.decode import wifi_beside
from exposure_check.decode.link_wifi import BareWalker, PpiWalker, RadiotapWalker
from exposure_check.decode.wifi_beside import BEACON, BESIDE_OCTETS, OF_POINTS, BesideLook
from exposure_check.decode.wifi_body import decode_body
from exposure_check.decode.wifi_seldom import Seldom
from exposure_check.model.heard import WifiSubtype
from tests.decode.wifi_frames import (
    CLIENT,
    POINT,
    management,
    ppi,
    usual_radiotap,
    walked,
    with_fcs,
)

WALKERS = {BareWalker: b"", RadiotapWalker: usual_radiotap(flags=0), PpiWalker: ppi()}
CLUSTER = bytes.fromhex("506f9a010203")
CONTROL = sorted(BESIDE_OCTETS.difference(OF_POINTS))
ATIM = 0x90
RTS = 0xB4


def control(octet=RTS, sender=CLIENT, rest=b""):
    return bytes((octet, 0, 0, 0)) + POINT + sender + rest


def beacon(sender=POINT, group=None, said=b"said", octet=BEACON):
    return management(octet, bytes(8) + said, sender, bssid=group or sender)


def heard(*frames, walker=RadiotapWalker):
    return walked(walker, [WALKERS[walker] + frame for frame in frames])


@pytest.mark.parametrize("walker", WALKERS)
@pytest.mark.parametrize("octet", CONTROL)
def test_a_control_frame_shows_its_sender(walker, octet):
    batch, problems = heard(control(octet, rest=bytes(8)), walker=walker)
    ((_, _, sender, kind, number, point, _, _, body),) = batch.wifi
    assert (sender, kind, number, point, body) == (CLIENT, WifiSubtype.DATA, 0, POINT, b"")
    assert not problems


def test_a_bit_of_a_request_to_send_says_how_wide_it_is():
    grouped = bytes((CLIENT[0] | 1, *CLIENT[1:]))
    assert [row[2] for row in heard(control(RTS, grouped))[0].wifi] == [CLIENT]
    assert heard(control(ATIM, grouped, bytes(8)))[0].wifi == []


@pytest.mark.parametrize("walker", WALKERS)
@pytest.mark.parametrize("octet", OF_POINTS)
def test_an_access_point_is_noted_and_no_row(walker, octet):
    batch, _ = heard(beacon(octet=octet), beacon(), control(sender=POINT), walker=walker)
    assert (batch.wifi, batch.points) == ([], {POINT})


@pytest.mark.parametrize("walker", WALKERS)
def test_a_beacon_of_a_station_is_a_row_without_its_time(walker):
    batch, _ = heard(beacon(CLIENT, CLUSTER), walker=walker)
    ((_, _, sender, kind, _, group, _, _, body),) = batch.wifi
    assert (sender, kind, group, body) == (CLIENT, WifiSubtype.BEACON, CLUSTER, b"said")
    assert batch.points == set()
    action = decode_body(kind, body).action
    assert action is not None
    assert action.unread == body
    assert decode_body(kind, b"").action is None


@pytest.mark.parametrize("frame", [control()[:15], beacon()[:20], b"\xb4"])
def test_what_is_cut_off_shows_nothing(frame):
    batch, _ = heard(frame)
    assert (batch.wifi, batch.points) == ([], set())


def test_an_access_point_is_known_though_it_was_heard_before():
    batch, _ = heard(control(sender=POINT), beacon())
    assert batch.points == {POINT}
    grouped = bytes((CLIENT[0] | 1, *CLIENT[1:]))
    assert len(heard(*[control(RTS, grouped)] * 9)[0].wifi) == 1


@pytest.mark.parametrize("frame", [control(), beacon(), beacon(CLIENT, CLUSTER)])
def test_what_is_damaged_is_nobodys(frame):
    sealed = usual_radiotap(0x10) + with_fcs(frame)[:-1] + b"\0"
    batch, problems = walked(RadiotapWalker, [sealed])
    assert (batch.wifi, batch.points, problems) == ([], set(), {})


def test_of_one_address_rows_grow_rare():
    assert len(heard(*[control()] * 20)[0].wifi) == 1


def test_a_long_recording_is_looked_at_less_and_less():
    look = BesideLook(Seldom())
    looked = [lot for lot in range(4096) if look.wants(lot * 256)]
    assert all(look.wants(number) for number in range(2048))
    assert looked[:8] == list(range(8))
    for octave in range(3, 12):
        assert len([one for one in looked if 1 << octave <= one < 2 << octave]) == 4


def test_the_points_that_are_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(wifi_beside, "_MOST_POINTS", 2)
    batch, _ = heard(*(beacon(POINT[:5] + bytes((number,))) for number in range(4)))
    assert len(batch.points) == 4
