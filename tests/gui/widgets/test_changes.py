from exposure_check.gui.widgets.changes import Changes, Value
from exposure_check.gui.widgets.text import Text


def test_what_goes_is_struck_out_and_said(qtbot, look):
    card = Changes(look, [Value("a.key", "yes", "not set", "a.key: from yes to not set")])
    qtbot.addWidget(card)
    key, before, after = card.findChildren(Text)
    assert key.accessibleName() == "a.key: from yes to not set"
    assert before.font().strikeOut()
    assert not after.font().strikeOut()
    assert after.text() == "→ not set"


def test_long_values_stand_one_above_the_other(qtbot, look):
    card = Changes(look, [Value("k", "x" * 40, "y" * 40, "s"), Value("l", "a", "b", "s")])
    qtbot.addWidget(card)
    card.resize(320, 400)
    card.show()
    texts = card.findChildren(Text)
    assert texts[2].y() > texts[1].y()
    assert texts[5].x() > texts[4].x()
