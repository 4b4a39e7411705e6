"""Candidates for tests."""

from exposure_check.subject.candidate import Candidate, Medium


def candidate(key=0, address="02005e005301", **changes):
    given = {
        "medium": Medium.BLE,
        "frames": 100,
        "rssi": -50.0,
        "first": 0,
        "last": 60_000_000,
    } | changes
    return Candidate(key=key, address=bytes.fromhex(address) if address else None, **given)
