import io

from exposure_check.checks.registry import CHECKS
from exposure_check.wiring.analysis import analysis, standard_input


def test_every_check_is_plugged_in():
    assert list(analysis().checks) == list(CHECKS)


def test_closed_standard_input_is_an_empty_one(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert standard_input().read() == b""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"octets")))
    assert standard_input().read() == b"octets"
