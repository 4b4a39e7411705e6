import json

from exposure_check.model.fix import (
    Change,
    Done,
    Effect,
    Entry,
    FixReport,
    Kept,
    MayBreak,
    Offer,
    Place,
    Refusal,
    Refused,
    Rights,
    Scope,
    Stage,
    State,
    TakesEffect,
)
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.setting import System
from exposure_check.model.verdict import Confidence, Outcome, Severity
from exposure_check.storage.fix_json import fixes_as_json

HOME = Identifier(IdentifierKind.NETWORK, b"Hideaway-net")
MAC = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))
OFFER = Offer(
    "linux.wifi-address", HOME, "1111", Scope.NETWORK, ("host.wifi-address",),
    (Change("k", MAC, "stable"),), (), (MayBreak.PAID_WIFI,), Rights.SERVICE_DECIDES,
    TakesEffect.NEXT_JOIN, guide="wifi-random-address",
)  # fmt: skip
ENTRY = Entry(
    3, "linux.wifi-address", "1111", System.LINUX, 1_790_000_000, "0.1", Stage.APPLIED,
    (Kept(Place("nm", {}), State("3c:06:30:12:34:56"), State("stable")),),
)  # fmt: skip
OUTCOME = Outcome("host.wifi-address", 1, "changing", Severity.PROTECTED, Confidence.STRONG)
REPORT = FixReport(
    (OFFER,), (ENTRY,), (Done(ENTRY, Effect.NOT_YET, (), (OUTCOME,)),),
    (Refused("linux.avahi", "", Refusal.DENIED, "x"),), 1,
)  # fmt: skip


def test_it_is_the_same_octets_in_every_locale():
    assert fixes_as_json(REPORT, "0.1", reveal=False).isascii()


def test_the_shape_is_a_promise():
    document = json.loads(fixes_as_json(REPORT, "0.1", reveal=False))
    entry = {
        "number": 3, "fix": "linux.wifi-address", "target": "1111", "begun": 1_790_000_000,
        "ended": 0, "stage": "applied", "program": "0.1",
    }  # fmt: skip
    assert document == {
        "schema": 1,
        "program": {"name": "exposure-check", "version": "0.1"},
        "masked": True,
        "offers": [
            {
                "fix": "linux.wifi-address", "of": "H…t", "target": "1111", "scope": "network",
                "heals": ["host.wifi-address"],
                "changes": [{"key": "k", "before": "3c:06:30:…", "after": "stable"}],
                "may_break": ["paid-wifi"], "rights": "service-decides",
                "takes_effect": "next-join", "expert": False, "instead_of": "", "guided": True,
                "guide": "wifi-random-address", "opens": "",
            }
        ],
        "entries": [entry],
        "unreadable_entries": 1,
        "done": [
            {"entry": entry, "effect": "not-yet", "before": {},
             "after": {"host.wifi-address": "changing"}}
        ],
        "refused": [{"fix": "linux.avahi", "target": "", "why": "denied", "key": "x"}],
    }  # fmt: skip


def test_revealed_only_if_asked_and_old_values_never():
    masked, revealed = (fixes_as_json(REPORT, "0.1", reveal=one) for one in (False, True))
    assert "Hideaway" not in masked
    assert "3c:06:30:12:34:56" not in masked
    assert "Hideaway-net" in revealed
    assert masked.endswith("}\n")
    undone = json.loads(fixes_as_json(FixReport(done=(Done(ENTRY, None, (), ()),)), "1", reveal=0))
    assert undone["done"][0]["effect"] is None
