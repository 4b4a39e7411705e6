import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QTextLayout

from exposure_check.gui.widgets.text import LONGEST, Text, harmless
from tests.gui.made import look_of


def test_nothing_from_the_air_is_markup_or_turns_the_line(qtbot, look):
    text = Text(look, "<h1>Free\u202eWiFi\u0007</h1>\u200b")
    qtbot.addWidget(text)
    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.text() == "<h1>FreeWiFi</h1>"


def test_long_texts_are_cut():
    assert len(harmless("x" * (LONGEST + 50))) == LONGEST + 1


def test_lines_wrap_and_are_as_high_as_the_theme_says(qtbot, look):
    text = Text(look, "one two three four five six seven eight nine ten")
    qtbot.addWidget(text)
    line = round(look.role("body").size * look.role("body").line)
    assert text.heightForWidth(2000) == line
    assert text.heightForWidth(120) % line == 0
    assert text.heightForWidth(120) > 2 * line
    assert text.heightForWidth(1) > text.heightForWidth(120)


def test_a_new_text_needs_new_room(qtbot, look):
    text = Text(look, "short")
    qtbot.addWidget(text)
    before = text.sizeHint()
    text.say("a much longer text than before")
    assert text.sizeHint().width() > before.width()
    assert text.minimumSizeHint().width() < text.sizeHint().width()


def test_what_is_drawn_is_drawn_in_its_colour(qtbot, program):
    look = look_of(program)
    text = Text(look, "Wi-Fi", "headline", "exposed", centred=True)
    qtbot.addWidget(text)
    text.resize(200, 60)
    image = text.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(200) for y in range(60)}
    assert look.colour("exposed").name() in seen


def test_screen_readers_read_it(qtbot, look):
    text = Text(look, "to be read")
    qtbot.addWidget(text)
    assert QAccessible.queryAccessibleInterface(text).text(QAccessible.Text.Name) == "to be read"


def test_another_font_is_laid_out_anew(qtbot, look):
    text = Text(look, "word " * 20)
    qtbot.addWidget(text)
    before = text.heightForWidth(200)
    font = text.font()
    font.setPixelSize(2 * font.pixelSize())
    text.setFont(font)
    assert text.heightForWidth(200) > before
    for width in range(100, 200):
        assert text.heightForWidth(width) >= text.heightForWidth(width + 100)


def test_what_is_typed_is_not_broken_after_a_hyphen(qtbot, look):
    typed = Text(look, "aa bb-cc dd", "mono")
    qtbot.addWidget(typed)
    width = QFontMetricsF(typed.font()).horizontalAdvance("aa bb-c")
    three = Text(look, "a\nb\nc", "mono")
    qtbot.addWidget(three)
    assert typed.heightForWidth(int(width) + 2) == three.heightForWidth(200)


def test_what_needs_no_wrapping_is_laid_out_once_for_all_widths(qtbot, look, monkeypatch):
    text = Text(look, "short\nand short")
    qtbot.addWidget(text)
    made = []
    real = QTextLayout
    monkeypatch.setattr(
        "exposure_check.gui.widgets.text.QTextLayout",
        lambda *values: made.append(values) or real(*values),
    )
    heights = {text.heightForWidth(width) for width in range(200, 400)}
    assert heights == {text.sizeHint().height()}
    assert len(made) == 2
    assert text.heightForWidth(12) > text.sizeHint().height()


def lines(text, width):
    """What stands in each line, without what is not seen."""
    shown = []
    for layout in text._lay_out(width)[0]:
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            part = layout.text()[line.textStart() : line.textStart() + line.textLength()]
            shown.append(harmless(part).strip())
    return shown


@pytest.mark.parametrize(
    "said", ["The network H…t.", "Start it with --mine", "用 Wi-Fi 網絡 Y…F\N{FULLWIDTH COLON}名稱"]
)
def test_names_and_options_are_not_broken(qtbot, look, said):
    text = Text(look, said)
    qtbot.addWidget(text)
    whole = ("H…t", "--mine", "Wi-Fi", "Y…F")
    for width in range(60, int(text.sizeHint().width()) + 10):
        shown = lines(text, width)
        assert "".join(shown).replace(" ", "") == said.replace(" ", "")
        for one in whole:
            assert one not in said or any(one in line for line in shown), (width, shown)


def test_what_is_typed_and_longer_than_a_line_is_broken_after_a_sign(qtbot, look):
    typed = Text(look, "wifi.assigned-mac-address AddressRandomization=network", "mono")
    qtbot.addWidget(typed)
    width = QFontMetricsF(typed.font()).horizontalAdvance("AddressRandomization=") + 2
    shown = lines(typed, int(width))
    assert shown == ["wifi.assigned-mac-", "address", "AddressRandomization=", "network"]


def ends(look, words, width):
    """How wide the last line of a headline is, and how many lines there are."""
    text = Text(look, words, "headline")
    (layout,), _ = text._lay_out(width)
    last = layout.lineCount() - 1
    return layout.lineAt(last).naturalTextWidth(), last + 1


@pytest.mark.parametrize("words", ["What a street learns from what you carry on it", "街" * 31])
def test_a_headline_seldom_ends_in_a_line_of_one_word(qtbot, look, monkeypatch, words):
    widths = range(260, 600, 2)
    even = [ends(look, words, width) for width in widths]
    monkeypatch.setattr("exposure_check.gui.widgets.text._EVEN", ())
    plain = [ends(look, words, width) for width in widths]
    assert [lines for _, lines in even] == [lines for _, lines in plain]

    def short(made):
        pairs = zip(widths, made, strict=True)
        return sum(lines > 1 and last < width / 5 for width, (last, lines) in pairs)

    assert short(plain) > 5
    assert short(even) < short(plain) / 3
