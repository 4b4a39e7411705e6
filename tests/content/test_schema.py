"""From TOML to shapes: what is right is read, what is wrong is named."""

import copy
from collections.abc import Callable

import pytest

from exposure_check.content.errors import ContentError
from exposure_check.content.schema import (
    finding_words,
    fix_words,
    payload_words,
    tip_words,
)

VERDICT = {
    "title": "Title",
    "sentence": "A sentence.",
    "meaning": "Meaning.",
    "street": "",
    "harmless": "",
    "tips": [],
}
FINDING = {
    "check": "wifi.wps",
    "title": "Setup signals",
    "looks_at": "This.",
    "needs": "That.",
    "errs": "Then.",
    "sources": ["A paper"],
    "verdict": {
        "serial": {**VERDICT, "tips": ["update-system"]},
        "undecided": VERDICT,
        "not-seen": VERDICT,
        "not-checked": VERDICT,
    },
    "proof": {"frame": "{count} {count|frame|frames}"},
    "need": {"more": "More."},
}
TIP = {
    "title": "Do it",
    "effect": "It helps.",
    "may_break": "",
    "steps": [
        {"system": "macos", "versions": "", "text": "There.", "verified": True, "source": "Apple"}
    ],
}
FIX = {"fix": "linux.x", "title": "Do it", "does": "It.", "counts": "", "sources": ["A page"]}
PAYLOAD = {"title": "A beacon", "tells": "This.", "stable": "That.", "sources": ["A paper"]}


def changed(data: dict[str, object], change: Callable[[dict[str, object]], object]) -> object:
    copied = copy.deepcopy(data)
    change(copied)
    return copied


def test_finding() -> None:
    words = finding_words("findings/wifi.wps.toml", "wifi.wps", FINDING)
    assert words.check == "wifi.wps"
    assert words.verdicts["serial"].tips == ("update-system",)
    assert words.proofs == {"frame": "{count} {count|frame|frames}"}
    assert words.need_texts == {"more": "More."}
    assert words.sources == ("A paper",)


def test_finding_may_lack_proofs_and_needs() -> None:
    bare = {key: value for key, value in FINDING.items() if key not in ("proof", "need")}
    words = finding_words("findings/wifi.wps.toml", "wifi.wps", bare)
    assert (words.proofs, words.need_texts) == ({}, {})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.update(check="wifi.other"), "check must be wifi.wps"),
        (lambda data: data.update(extra="x"), "extra is not a key"),
        (lambda data: data.pop("errs"), "errs is missing"),
        (lambda data: data.update(sources=[]), "sources must be a list"),
        (lambda data: data["verdict"].pop("not-seen"), "verdict.not-seen is missing"),
        (lambda data: data["verdict"]["serial"].pop("tips"), "verdict.serial.tips is missing"),
        (lambda data: data["verdict"]["serial"].update(x="y"), "verdict.serial.x is not a key"),
        (lambda data: data["verdict"].update(serial="x"), "verdict.serial must be a table"),
        (lambda data: data["proof"].update(frame="{a"), "proof.frame has a brace"),
        (lambda data: data.update(need="x"), "need must be a table"),
    ],
)
def test_wrong_findings(change: Callable[[dict[str, object]], object], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        finding_words("findings/wifi.wps.toml", "wifi.wps", changed(FINDING, change))


def test_tip() -> None:
    words = tip_words("tips/x.toml", "x", TIP)
    assert (words.id, words.title, words.may_break) == ("x", "Do it", "")
    assert words.steps[0].system == "macos"
    assert words.steps[0].verified is True
    alone = tip_words("tips/x.toml", "x", {key: TIP[key] for key in TIP if key != "steps"})
    assert alone.steps == (), "phones alone do it"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda data: data.update(steps=[]), "steps must be an array"),
        (lambda data: data["steps"][0].update(system="ios"), r"steps\[0\].system must be one of"),
        (lambda data: data["steps"][0].update(system="amiga"), r"steps\[0\].system must be one of"),
        (lambda data: data["steps"][0].update(verified="yes"), "true or false"),
        (lambda data: data["steps"][0].update(source=""), "source is empty"),
        (lambda data: data["steps"][0].update(url="x"), "url is not a key"),
        (lambda data: data.update(id="x"), "id is not a key"),
    ],
)
def test_wrong_tips(change: Callable[[dict[str, object]], object], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        tip_words("tips/x.toml", "x", changed(TIP, change))


def test_payload() -> None:
    assert payload_words("payloads/a.toml", "a", PAYLOAD).title == "A beacon"
    assert payload_words("payloads/a.toml", "a", {**PAYLOAD, "id": "a"}).id == "a"
    with pytest.raises(ContentError, match="id must be a"):
        payload_words("payloads/a.toml", "a", {**PAYLOAD, "id": "b"})


def test_fix() -> None:
    words = fix_words("fixes/linux.x.toml", "linux.x", FIX)
    assert (words.fix, words.does, words.counts, words.sources) == (
        "linux.x", "It.", "", ("A page",)
    )  # fmt: skip
    for change, problem in (
        ({"fix": "other"}, "fix must be linux.x"),
        ({"extra": "x"}, "extra is not a key"),
        ({"does": ""}, "does is empty"),
        ({"sources": []}, "sources must be a list"),
    ):
        with pytest.raises(ContentError, match=problem):
            fix_words("fixes/linux.x.toml", "linux.x", {**FIX, **change})
