from exposure_check.subject.chain import chains, without
from exposure_check.subject.chance import GATE_DB
from exposure_check.subject.phases import Fit
from exposure_check.subject.presence import Run

AGREE = 2.0


def fit(number, key, rssi=-45.0, on=1.0, off=-1.0, kind=""):
    return Fit(number, key, kind, rssi, Run(number * 50, number * 50 + 30), on, off)


def test_fits_alike_in_every_round_are_one_chain():
    fits = [fit(0, 1), fit(1, 2, rssi=-49.0, on=2.5), fit(2, 3, off=-2.0)]
    best = chains(fits, AGREE)[0]
    assert (best.keys, best.double, best.rounds) == ({1, 2, 3}, 0, 3)
    assert (best.middle.rssi, best.middle.on, best.middle.off) == (-45.0, 1.0, -1.0)


def test_strength_kind_and_delays_part_chains():
    mine = [fit(0, 1), fit(1, 2)]
    for other in (
        fit(2, 3, rssi=-45.0 - GATE_DB - 0.1),
        fit(2, 3, kind="public"),
        fit(2, 3, on=1.0 + AGREE + 0.1),
        fit(2, 3, off=-1.0 - AGREE - 0.1),
    ):
        best = chains([*mine, other], AGREE)[0]
        assert best.keys == {1, 2}
        assert without([*mine, other], best.all) == [other]


def test_a_round_with_two_names_nobody():
    best = chains([fit(0, 1), fit(1, 2), fit(1, 9, rssi=-47.0), fit(2, 3)], AGREE)[0]
    assert (best.keys, best.double, best.rounds) == ({1, 3}, 1, 3)


def test_unknown_strength_fits_any():
    assert chains([fit(0, 1, rssi=None), fit(1, 2)], AGREE)[0].keys == {1, 2}


def test_no_fits_no_chains():
    assert chains([], AGREE) == []
