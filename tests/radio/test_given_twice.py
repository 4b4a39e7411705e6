import gzip
import io
import random
from collections import Counter
from itertools import chain, pairwise

from exposure_check.model.frame import pack_frame
from exposure_check.model.heard import Discard, Problem
from exposure_check.radio.capture_file import open_captures
from exposure_check.radio.given_twice import _REMEMBERED, GivenTwice
from tests.decode.captures import START, WIFI, pcap


def row(time, source, number, heard=b"x"):
    return time, pack_frame(source, number), heard


def rows(source, *times, heard=b"x"):
    return [row(time, source, number, heard) for number, time in enumerate(times, 1)]


def left_out(twice):
    return {one.source: one.count for one in twice.problems()}


def test_what_two_sources_have_alike_counts_once():
    twice = GivenTwice()
    first, second = rows(0, 1, 2, 3), rows(1, 2, 3, 4)
    assert twice.joined("a", [first, second]) == [*first, second[2]]
    assert twice.problems() == (Problem(1, Discard.GIVEN_TWICE, 0, 2),)


def test_rows_that_differ_in_time_or_in_what_was_heard_are_two():
    twice = GivenTwice()
    parts = [rows(0, 5), rows(1, 6), rows(2, 5, heard=b"y")]
    assert len(twice.joined("a", parts)) == 3
    assert twice.problems() == ()


def test_rows_of_one_source_are_never_left_out():
    twice = GivenTwice()
    same = rows(0, 7, 7, 7)
    assert twice.joined("a", [same]) == same
    assert twice.joined("a", [rows(0, 7)]) == rows(0, 7)
    assert twice.problems() == ()


def test_the_source_that_has_most_of_the_same_keeps_it():
    twice = GivenTwice()
    joined = twice.joined("a", [rows(0, 7), rows(1, 7, 7, 7), rows(2, 7, 7)])
    assert Counter(one[1] >> 40 for one in joined) == {0: 1, 1: 2}
    assert left_out(twice) == {1: 1, 2: 2}


def test_rows_of_one_kind_are_not_compared_with_those_of_another():
    twice = GivenTwice()
    assert twice.joined("a", [rows(0, 1)]) == rows(0, 1)
    assert twice.joined("b", [rows(1, 1)]) == rows(1, 1)


def test_rows_without_a_time_are_not_compared():
    twice = GivenTwice()
    assert len(twice.joined("a", [rows(0, 0, 0), rows(1, 0)])) == 3


def test_a_frame_of_several_rows_is_counted_once():
    twice = GivenTwice()
    two = [[row(1, source, 1, b"x"), row(1, source, 1, b"y")] for source in (0, 1)]
    assert twice.joined("a", two) == two[0]
    assert left_out(twice) == {1: 1}


def test_the_same_that_comes_a_stretch_later_is_left_out():
    twice = GivenTwice()
    assert twice.joined("a", [rows(0, 1, 2, 5), rows(1, 1, 2)]) == rows(0, 1, 2, 5)
    assert twice.joined("a", [rows(1, 5, 6)]) == [row(6, 1, 2)]
    assert twice.joined("a", [rows(0, 6)]) == []
    assert left_out(twice) == {0: 1, 1: 3}


def test_no_more_is_remembered_than_was_said():
    twice = GivenTwice()
    for start in range(1, 20 * _REMEMBERED, 500):
        twice.joined("a", [rows(0, *range(start, start + 500))])
    kind = twice._kinds["a"]
    assert sum(map(len, kind._before)) == kind._rows <= _REMEMBERED + 500


def test_random_stretches_keep_what_the_richest_source_has():
    seed = random.randrange(1 << 32)
    print(f"{seed=}")
    chance = random.Random(seed)
    for _ in range(200):
        twice, heard, parts = GivenTwice(), [], []
        for source in range(chance.randrange(1, 5)):
            times = sorted(chance.choices(range(1, 12), k=chance.randrange(1, 30)))
            parts.append([row(at, source, at, chance.choice((b"x", b"y"))) for at in times])
        cuts = [0, *sorted(chance.choices(range(1, 12), k=3)), 12]
        for low, high in pairwise(cuts):
            stretch = [[one for one in part if low < one[0] <= high] for part in parts]
            heard += twice.joined("a", [part for part in stretch if part])
        counts = [Counter((at, what) for at, _, what in part) for part in parts]
        richest = Counter()
        for count in counts:
            richest |= count
        assert Counter((at, what) for at, _, what in heard) == richest
        assert [at for at, _, _ in heard] == sorted(at for at, _, _ in heard)


def test_a_recording_given_packed_and_unpacked_is_heard_as_one(tmp_path):
    """Its frames are not quite in order, and both are read in pieces of different lengths."""
    chance = random.Random(7)
    at, packets = START, []
    for number in range(9000):
        at += chance.choice((-3, 0, 1, 40, 900))
        packets.append((at, WIFI[:-1] + bytes([number % 5])))
    made = pcap(packets)
    (tmp_path / "x.pcap").write_bytes(made)
    (tmp_path / "x.pcap.gz").write_bytes(gzip.compress(made))
    _, alone = heard(tmp_path / "x.pcap")
    problems, both = heard(tmp_path / "x.pcap", tmp_path / "x.pcap.gz")
    assert both == alone
    counts = [one.count for one in problems if one.reason is Discard.GIVEN_TWICE]
    assert sum(counts) == alone.total()


def heard(*paths):
    source = open_captures([str(path) for path in paths], io.BytesIO())
    rows = chain.from_iterable(batch.wifi for batch in source.batches())
    whole = Counter((one[0], *one[2:]) for one in rows)
    return source.problems(), whole
