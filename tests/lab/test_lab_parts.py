"""What of the lab runs outside the guest: truths, spellings, which scenarios there are."""

import importlib

import pytest

from tests.lab.guest.truth import Said, Truth, spellings, traces
from tests.lab.host.lab import NEWER, USUAL, by_default, chosen, guest_of, names


def said(**verdicts):
    checks = {check: {"verdict": word} for check, word in verdicts.items()}
    report = {"assessment": "exposed", "subject": {"answer": "chosen"}, "checks": checks}
    return Said(1, "{}", "", report)


def test_the_truth_has_no_differences():
    truth = Truth(checks={"a": "public"}, assessment="exposed", status=1, subject="chosen")
    assert truth.differences(said(a="public", b="whatever")) == []


def test_every_difference_is_named():
    truth = Truth(checks={"a": "public", "c": "none"}, assessment="protected", status=0)
    assert truth.differences(said(a="resolvable")) == [
        "exit status: said 1, is 0",
        "assessment: said exposed, is protected",
        "a: said resolvable, is public",
        "c: said None, is none",
    ]


def test_no_report_and_a_traceback_are_differences():
    crashed = Said(1, "", "Traceback (most recent call last):")
    found = Truth(checks={"a": "public"}, says=("sorry",)).differences(crashed)
    assert found == ["a: said None, is public", "does not say 'sorry'", "printed a traceback"]


@pytest.mark.parametrize(
    "written",
    ["d1:a3:55:51:a7:02", "D1-A3-55-51-A7-02", "d1a35551a702", "02a75155a3d1", "d1a3.5551.a702"],
)
def test_an_address_is_found_in_any_spelling(written):
    assert traces(f"… {written} …".encode(), ["d1:a3:55:51:a7:02"])


def test_an_address_is_found_as_octets_in_both_orders():
    octets = bytes.fromhex("d1a35551a702")
    assert {octets, octets[::-1]} <= spellings("d1:a3:55:51:a7:02")
    assert not traces(octets[:5], ["d1:a3:55:51:a7:02"])


def test_scenarios_are_named_by_pattern():
    assert chosen(["wifi-hardware-address"]) == ["wifi_hardware_address"]
    with pytest.raises(SystemExit):
        chosen(["no-such-scenario"])


def test_what_needs_the_second_guest_is_played_when_all_is_asked_for(monkeypatch):
    monkeypatch.setenv("EXPOSURE_CHECK_LAB", "1")
    usual = by_default()
    assert {guest_of(name) for name in usual} == {USUAL}
    assert chosen([]) == usual
    monkeypatch.setenv("EXPOSURE_CHECK_LAB", "all")
    assert by_default() == names()
    assert {guest_of(name) for name in set(names()) - set(usual)} == {NEWER}


@pytest.mark.parametrize("name", names())
def test_a_scenario_says_what_it_is_and_what_is_true(name):
    scenario = importlib.import_module(f"tests.lab.scenarios.{name}")
    assert scenario.__doc__
    assert scenario.LANE in ("wifi", "bluetooth")
    assert isinstance(scenario.TRUTH, Truth)
    assert callable(scenario.play)
