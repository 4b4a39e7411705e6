"""Every fuzz target takes made captures and thousands of damaged ones without an error.

The coverage-guided run (``tests/fuzz/run.py``) goes much further; this one runs every time.
"""

import os
from random import Random

import pytest

from tools import fuzzing

MUTATIONS = 5_000


@pytest.mark.parametrize("name", fuzzing.target_names())
def test_target_takes_everything(name: str) -> None:
    target = fuzzing.load_target(name)
    starts = fuzzing.seeds(target)
    for start in starts:
        target.one_input(start)
    seed = int(os.environ.get("FUZZ_SEED") or Random().getrandbits(32))
    print(f"FUZZ_SEED={seed}")
    for data in fuzzing.mutations(starts, MUTATIONS, Random(seed)):
        try:
            target.one_input(data)
        except Exception as error:  # noqa: BLE001 whatever it is, it is the finding
            pytest.fail(f"FUZZ_SEED={seed}: {error!r} on {data.hex()[:400]}")


def test_there_are_targets() -> None:
    assert fuzzing.target_names()


def test_mutations_are_repeatable() -> None:
    starts = [b"abcdefgh", b"01234567"]
    first = list(fuzzing.mutations(starts, 50, Random(1)))
    assert first == list(fuzzing.mutations(starts, 50, Random(1)))
    assert len(set(first)) > 30
