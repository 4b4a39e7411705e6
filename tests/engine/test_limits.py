"""The live tables against a crowd that keeps changing: full, they stay as large as they are."""

import gc
import tracemalloc
from random import Random

from exposure_check.engine.limits import LIVE
from exposure_check.engine.observation import Observation
from exposure_check.engine.presence_table import PresenceTable
from exposure_check.model.heard import Batch, BleForm
from tests.engine.made import SECOND, MadeDecoder, probe

PRESENT = 400
NEW = 200
MOST_GROWTH = 2 << 20
MOST = 20 << 20


def crowd(random: Random, addresses: list[bytes], second: int) -> Batch:
    """A second in which half of the crowd is replaced, and everybody sends something new."""
    for _ in range(NEW):
        addresses[random.randrange(PRESENT)] = b"\x02" + random.randbytes(5)
    return Batch(
        wifi=[
            probe(second, second, one, body=random.randbytes(100), rssi=-50) for one in addresses
        ],
        ble={
            BleForm.LINK_LAYER: [
                (second * SECOND, second, -50, one + random.randbytes(20)) for one in addresses
            ]
        },
        frames=2 * PRESENT,
        first_time=second * SECOND,
        last_time=second * SECOND,
    )


def test_a_crowd_that_keeps_changing_takes_no_more_memory():
    random = Random(1)
    observation = Observation(LIVE, MadeDecoder(), lambda _address: False)
    presence = PresenceTable(MadeDecoder(), LIVE)
    addresses = [b"\x02" + random.randbytes(5) for _ in range(PRESENT)]
    held: list[int] = []
    tracemalloc.start()
    try:
        for second in range(1, 82):
            batch = crowd(random, addresses, second)
            observation.observe(batch)
            presence.observe(batch)
            observation.transmitters()
            if second % 3 == 0:
                del batch
                gc.collect()
                held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    full = max(held[:14])
    assert max(held[14:]) - full < MOST_GROWTH, held
    assert max(held) < MOST, held
    assert len(observation.wifi) <= LIVE.devices
    assert len(observation.ble) <= LIVE.devices
