from exposure_check.gui import frame_words
from exposure_check.model.dissection import Dissected, Line, LineKind
from exposure_check.model.frame import FrameRef

TREE = Dissected(
    (
        Line(0, LineKind.LAYER, "802.11"),
        Line(1, LineKind.FIELD, "subtype", "Probe Request"),
        Line(1, LineKind.OTHERS, "addr1"),
        Line(1, LineKind.LAYER, "Element"),
        Line(2, LineKind.MASKED, "info", octets=12),
        Line(2, LineKind.MASKED, "fcs"),
    ),
    60,
    True,
)


def test_every_line_says_what_it_is(context):
    said = [row.text for row in frame_words.rows(context, TREE)]
    assert said == [
        "802.11",
        "subtype: Probe Request",
        f"addr1: {context.say('frame.others')}",
        "Element",
        "info: 12 bytes, not shown",
        "fcs: not shown",
    ]
    assert [row.layer for row in frame_words.rows(context, TREE)] == [
        one.kind is LineKind.LAYER for one in TREE.lines
    ]


def test_the_same_as_text_says_all_of_it_and_how_deep_it_is(context):
    text = list(frame_words.as_text(context, TREE))
    assert [line.strip() for line in text] == [row.text for row in frame_words.rows(context, TREE)]
    assert [len(line) - len(line.lstrip()) for line in text] == [0, 4, 4, 4, 8, 8]


def test_a_frame_is_called_as_wireshark_counts(context):
    frame = FrameRef(1, 77, 0)
    assert frame_words.number(frame, several=True) == "2:77"
    assert frame_words.number(frame, several=False) == "77"
    assert "77" in frame_words.headline(context, frame, several=False)
