import json
import re
from dataclasses import replace

from exposure_check.checks.registry import CHECKS
from exposure_check.model.errors import Reason
from exposure_check.model.evidence import Coverage
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import Discard, Problem
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.live import Broken, Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import Assessment, Report, SubjectAnswer, SubjectResult
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity
from exposure_check.storage.report_json import report_as_json

ADDRESS = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("00005e0053a1"))
NAME = Identifier(IdentifierKind.NAME, "Kit-Yan-Phone")
NETWORK = Identifier(IdentifierKind.NETWORK, b"Yuen Family 12F")

OUTCOME = Outcome(
    "wifi.search-address",
    2,
    "hardware",
    Severity.EXPOSED,
    Confidence.CERTAIN,
    (
        Proof(
            "seen",
            (FrameRef(0, 7, 1_700_000_000_123_456), FrameRef(0, 8, 1 << 70)),
            {"who": ADDRESS},
        ),
    ),
    {"name": NAME, "frames": 3},
    (Need("more", {"network": NETWORK}),),
    ("name",),
)

REPORT = Report(
    SubjectResult(SubjectAnswer.CHOSEN, "strongest", 4, 12.5),
    Assessment.EXPOSED,
    (OUTCOME,),
    OUTCOME,
    Coverage(
        1_700_000_000_000_000,
        1_700_000_060_000_000,
        100,
        3,
        90,
        5,
        1,
        {-37: 4, 6: 2},
        {Discard.BAD_FCS: 7},
        (Problem(0, Discard.UNKNOWN_LINK_TYPE, 24, 2, "147"),),
    ),
    1,
)


def written(*, reveal):
    return json.loads(report_as_json(REPORT, "A sentence.", "9.9", reveal=reveal))


def test_it_is_the_same_octets_in_every_locale():
    assert report_as_json(REPORT, "A sentence…", "9.9", reveal=False).isascii()


def test_identifiers_are_masked_everywhere():
    text = json.dumps(written(reveal=False), ensure_ascii=False)
    assert "00:00:5e:…" in text
    for secret in ("53:a1", "Kit-Yan", "Yuen"):
        assert secret not in text


def test_reveal_shows_them_and_says_so():
    document = written(reveal=True)
    assert document["masked"] is False
    assert document["checks"]["wifi.search-address"]["values"]["name"] == "Kit-Yan-Phone"


def test_every_field_of_the_schema_is_there_and_no_other(root):
    document = written(reveal=False)
    text = (root / "docs" / "json-report.md").read_text("utf-8")
    documented = set(re.findall(r"`([a-z_]+)`", text))

    def keys(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key
                yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    own_values = {"name", "frames", "who", "network", "6"}
    undocumented = {
        key for key in keys(document) if re.fullmatch(r"[a-z_]+", key) and key not in documented
    }
    assert undocumented <= own_values | {"version"}


def test_times_are_utc_and_impossible_ones_null():
    frames = written(reveal=False)["checks"]["wifi.search-address"]["evidence"][0]["frames"]
    assert frames[0] == {"source": 0, "number": 7, "time": "2023-11-14T22:13:20.123456+00:00"}
    assert frames[1]["time"] is None


def test_coverage():
    coverage = written(reveal=False)["coverage"]
    assert coverage["seconds"] == 60.0
    assert coverage["channels"] == {"-37": 4, "6": 2}
    assert coverage["discarded"] == {"bad-fcs": 7}
    assert coverage["problems"] == [
        {"source": 0, "reason": "unknown-link-type", "offset": 24, "count": 2, "detail": "147"}
    ]


def test_the_documented_words_are_the_checks_words(root):
    text = (root / "docs" / "json-report.md").read_text("utf-8")
    rows = re.findall(r"^\| ((?:`(?:wifi|ble|bt|net)\.[^|]*)) \| ([^|]*) \|$", text, re.MULTILINE)
    documented = {
        check: set(re.findall(r"`([^`]+)`", words))
        for checks, words in rows
        for check in re.findall(r"`([^`]+)`", checks)
    }
    assert documented == {check.id: set(check.words) for check in CHECKS}


def test_a_live_check_says_how_it_ended_and_listened():
    live = LiveCoverage(
        Ending.FAILED,
        (Manner.LISTENS, Manner.ASKS),
        (StateDone("wifi-off", 7, False),),
        Reason.LISTENING_FAILED,
        "interface-gone",
        (Broken(Reason.LISTENING_FAILED, "no-bluetooth"),),
    )
    report = replace(REPORT, live=live)
    document = json.loads(report_as_json(report, "A sentence.", "1.0", reveal=False))
    assert document["live"] == {
        "ending": "failed",
        "reason": "listening-failed",
        "code": "interface-gone",
        "also": [{"reason": "listening-failed", "code": "no-bluetooth"}],
        "manners": ["listens", "asks"],
        "states": [{"state": "wifi-off", "seconds": 7, "enough": False}],
    }
    document = json.loads(report_as_json(REPORT, "A sentence.", "1.0", reveal=False))
    assert "live" not in document
