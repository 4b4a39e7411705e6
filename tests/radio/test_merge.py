import random
from collections import Counter

from exposure_check.model.heard import Batch, BleForm, Discard, Problem
from exposure_check.radio.merge import merged


class Made:
    """A source of made batches."""

    count = 1

    def __init__(self, batches, share=0.5, source=0):
        self.made = batches
        self.asked = 0
        self.share = share
        self.source = source

    def batches(self):
        for batch in self.made:
            self.asked += 1
            yield batch

    def problems(self):
        return (Problem(self.source, Discard.TOO_SHORT, 1),)

    def progress(self):
        return self.share


def batch(*times, source=0):
    """Rows of every kind at these times, with a frame each, on channel 6."""
    return Batch(
        wifi=[(time, source, b"", 4, 0, b"", 0, 6, b"") for time in times],
        ble={BleForm.LINK_LAYER: [(time, source, 0, b"") for time in times]},
        net=[(time, source, b"", 0, b"") for time in times],
        frames=len(times),
        channels=Counter({6: len(times)}),
        first_time=min(times, default=0),
        last_time=max(times, default=0),
    )


def together(*sources):
    return list(merged([Made(one) for one in sources]).batches())


def times(batches):
    return [row[0] for one in batches for row in one.wifi]


def test_one_source_is_returned_as_it_is():
    source = Made([])
    assert merged([source]) is source


def test_no_source_hears_nothing():
    nothing = merged([])
    assert list(nothing.batches()) == []
    assert (nothing.count, nothing.problems(), nothing.progress()) == (0, (), None)


def test_side_by_side():
    heard = together([batch(1, 4, 7), batch(8, 20)], [batch(2, 3, 5), batch(6, 9, 21)])
    assert times(heard) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21]
    assert [(one.first_time, one.last_time) for one in heard] == [
        (1, 5),
        (6, 7),
        (8, 20),
        (21, 21),
    ]
    assert sum(one.frames for one in heard) == 11
    assert sum((one.channels for one in heard), Counter()) == Counter({6: 11})
    assert [row[0] for one in heard for row in one.net] == times(heard)
    assert [row[0] for one in heard for row in one.ble.get(BleForm.LINK_LAYER, [])] == times(heard)


def test_one_after_the_other_in_any_order():
    early = [batch(1, 2), batch(3)]
    late = [batch(10, 11), batch(12)]
    assert times(together(early, late)) == [1, 2, 3, 10, 11, 12]
    early, late = [batch(1, 2), batch(3)], [batch(10, 11), batch(12)]
    assert times(together(late, early)) == [1, 2, 3, 10, 11, 12]


def test_only_one_batch_of_each_source_is_held():
    early = Made([batch(n) for n in range(1, 50)])
    late = Made([batch(n) for n in range(100, 200)])
    hearing = merged([late, early]).batches()
    for number in range(1, 50):
        assert times([next(hearing)]) == [number]
        assert late.asked == 1
        assert early.asked <= number + 1


def test_what_a_source_hears_out_of_order_within_a_batch_is_put_right():
    assert times(together([batch(5, 1, 3)], [batch(4, 2)])) == [1, 2, 3, 4, 5]


def test_rows_outside_the_times_that_a_batch_tells_are_not_lost():
    odd = batch(5, 1, 9, 7)
    odd.first_time, odd.last_time = 5, 7
    assert times(together([odd], [batch(2, 8)])) == [1, 2, 5, 7, 8, 9]


def test_batches_without_rows_count():
    beacons = Batch(frames=40, channels=Counter({11: 40}), first_time=3, last_time=30)
    heard = together([beacons], [batch(1, 50)])
    assert sum(one.frames for one in heard) == 42
    assert (heard[0].first_time, heard[-1].last_time) == (1, 50)


def test_random_sources_come_in_order_and_whole():
    seed = random.randrange(1 << 32)
    print(f"{seed=}")
    chance = random.Random(seed)
    for _ in range(200):
        sources = []
        expected = []
        for source in range(chance.randrange(2, 5)):
            all_times = sorted(chance.choices(range(1, 60), k=chance.randrange(1, 40)))
            expected += [(time, source) for time in all_times]
            batches = []
            while all_times:
                size = chance.randrange(1, 8)
                part, all_times = all_times[:size], all_times[size:]
                chance.shuffle(part)
                batches.append(batch(*part, source=source))
            sources.append(batches)
        heard = together(*sources)
        rows = [(row[0], row[1]) for one in heard for row in one.wifi]
        assert [time for time, _ in rows] == sorted(time for time, _ in expected)
        assert sorted(rows) == sorted(expected)
        assert sum(one.frames for one in heard) == len(expected)


def test_problems_count_and_progress_of_all():
    sources = [Made([], 0.5, 0), Made([], 1.0, 1)]
    whole = merged(sources)
    assert [one.source for one in whole.problems()] == [0, 1]
    assert (whole.count, whole.progress()) == (2, 0.75)
    assert merged([*sources, Made([], None)]).progress() is None


def test_signals_given_twice_count_once_on_their_channel_but_are_records_that_were_read():
    other = 1 << 40
    heard = together(
        [batch(1, 2), batch(5)], [batch(1, 2, source=other), batch(5, 6, source=other)]
    )
    assert times(heard) == [1, 2, 5, 6]
    assert sum(one.frames for one in heard) == 7
    assert [one.channels[6] for one in heard] == [2, 2, 0]
