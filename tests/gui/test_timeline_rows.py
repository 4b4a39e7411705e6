from exposure_check.gui.timeline_rows import ROWS, text_twin, timeline
from exposure_check.model.frame import FrameRef
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.report import AddressLife
from exposure_check.model.verdict import Confidence, Outcome, Proof, Severity

SECOND = 1_000_000
ADDRESS = Identifier(IdentifierKind.ADDRESS, bytes.fromhex("3c0630123456"))


def life(at, medium="ble", address="5d:…"):
    begin = (at * 100 + 1) * SECOND
    return AddressLife(medium, address, begin, begin + 90 * SECOND, 7)


def outcome(*times, check="ble.name"):
    frames = tuple(FrameRef(0, 1, int(time * SECOND)) for time in times)
    proofs = (Proof("x", frames),)
    return Outcome(check, 1, "named", Severity.EXPOSED, Confidence.CERTAIN, proofs)


def test_only_addresses_of_the_findings_medium():
    lives = [life(0, "wifi"), life(1), life(2, "net")]
    assert len(timeline(lives, outcome()).rows) == 1
    assert timeline(lives[:1], outcome()) is None
    assert timeline(lives, outcome(check="host.computer-name")) is None
    assert timeline(lives, outcome(check="bt.discoverable")).rows[0].first == life(1).first


def test_frames_mark_their_address_and_tie_it_to_the_one_before():
    shown = timeline([life(0), life(1), life(2), life(3)], outcome(5, 110, 350))
    assert [len(row.marks) for row in shown.rows] == [1, 1, 0, 1]
    assert [row.joined for row in shown.rows] == [False, True, False, False]
    assert (shown.begin, shown.end) == (life(0).first, life(3).last)


def test_many_are_counted_and_nothing_is_shown_in_full(context):
    lives = [life(at, address=ADDRESS) for at in range(ROWS + 3)]
    shown = timeline(lives, outcome())
    assert (len(shown.rows), shown.more) == (ROWS, 3)
    text = "\n".join(text_twin(context, shown))
    assert ADDRESS.masked() in text
    assert ADDRESS.revealed() not in text
    assert "3 more" in text
    assert str(ROWS + 3) in text


def test_hidden_addresses_have_words_of_their_own(context):
    shown = timeline([life(0, address="")], outcome())
    assert "Hidden" in list(text_twin(context, shown))[1]
