"""Every page that pictures are made of, in every language: room for its text, a name for each
control, no word that does not come from the language.
"""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from exposure_check.gui.widgets.text import Text
from exposure_check.gui.window import Window
from exposure_check.locate import resources
from exposure_check.model.errors import Reason
from tests.cli.made import WORDS
from tests.gui.made import Kept, made_program, quiet
from tests.gui.pseudo import LANGUAGE, PseudoLibrary, stretched, untranslated
from tools.moments import ALL_VIEWS
from tools.viewing import settle

LOOKS = (
    ((420, 860), 100, "en"),
    ((420, 860), 200, LANGUAGE),
    ((1024, 768), 150, LANGUAGE),
    ((1280, 800), 200, "zh_HK"),
    ((420, 860), 130, "zh_HK"),
    ((512, 344), 200, LANGUAGE),
)
"""Sizes of the window, of text in percent, and languages."""

CODE = Reason.ENGINE_CRASHED.value
SOURCES = [one for name in WORDS.names("findings") for one in WORDS.finding(name).sources]
VALUES = (
    *("street.pcap", "KeyError, live.py:7", "stable-ssid", "StaticHostname", "computer", "Kit"),
    "systemd-hostnamed",
    *("PDF", "UTC", "GHz", "type mgt", "sudo exposure-check fix linux.computer-name --apply"),
)
KEPT_WORDS = frozenset(untranslated(" ".join((CODE, *VALUES, *SOURCES))))
"""The same in every language: what papers are called, a code, and what the pictures show."""


@pytest.fixture(scope="module")
def shown(qapp):
    program = made_program(Kept(quiet()))
    pseudo = PseudoLibrary(resources())
    words = program.words
    program = program._replace(words=lambda tag: pseudo if tag == LANGUAGE else words(tag))
    window = Window(program, qapp)
    window.show()
    yield window
    window.close()


def place(widget: QWidget, window: Window) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def seen(page: QWidget, kind: type[QWidget]) -> list:
    return [one for one in page.findChildren(kind) if one.isVisible()]


def cut(page, window):
    """Texts with less room than they need, or that reach out of their page's side."""
    for text in seen(page, Text):
        side, here = place(page, window), place(text, window)
        if text.text() and (
            text.heightForWidth(text.width()) > text.height()
            or here.left() < side.left()
            or here.right() > side.right()
        ):
            yield f"no room: {text.text()[:50]!r}"


def overlapping(page, window):
    """Texts that stand upon each other."""
    inside = [one for one in seen(page, Text) if one.text() and page.area.isAncestorOf(one)]
    places = [(one.text()[:30], place(one, window)) for one in inside]
    for (one, here), (other, there) in combinations(places, 2):
        if here.intersects(there):
            yield f"upon each other: {one!r}, {other!r}"


def unusable(page, _window):
    """What can have the focus and has no name, no role, or too little height for a finger."""
    target = page.look.space("target")
    for widget in seen(page, QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name)
        if not name or face.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield f"no name or role: {type(widget).__name__} {name!r}"
        if widget.height() < target:
            yield f"{widget.height()} high: {name!r}"


def hard_coded(page, _window):
    """Words that are said or shown, and come from no library."""
    if page.context.words.language != LANGUAGE:
        return
    said = [one.text() for one in seen(page, Text)]
    said += [one.accessibleName() for one in seen(page, QWidget)]
    said += [one.toolTip() for one in seen(page, QWidget)]
    for text in said:
        if words := [one for one in untranslated(text) if one not in KEPT_WORDS]:
            yield f"not from the words: {words} in {text[:60]!r}"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("view", ALL_VIEWS, ids=lambda view: view.name)
def test_every_page_has_room_names_and_words(shown, view):
    wrong = []
    shown.prefer(quiet(language=LANGUAGE))
    view.show(shown)
    for size, text_size, language in LOOKS:
        shown.resize(*size)
        shown.prefer(quiet(text_size=text_size, language=language))
        settle()
        assert (shown.width(), shown.height()) == size
        for page in shown.panes.pages:
            for look_for in (cut, overlapping, unusable, hard_coded):
                where = f"{size[0]}x{size[1]} {text_size} % {language}"
                wrong += [f"{where}: {one}" for one in look_for(page, shown)]
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_what_is_wrong_is_seen(shown):
    shown.prefer(quiet(language=LANGUAGE))
    ALL_VIEWS[3].show(shown)
    settle()
    page = shown.panes.pages[-1]
    first, second = [one for one in seen(page, Text) if page.area.isAncestorOf(one)][:2]
    first.say("Written by hand, and long " * 30)
    onto = first.mapToGlobal(QPoint(0, 0))
    second.move(second.parentWidget().mapFromGlobal(onto))
    found = [list(look_for(page, shown)) for look_for in (cut, overlapping, unusable, hard_coded)]
    assert [bool(one) for one in found] == [True, True, False, True]
    for stop in seen(page, QWidget):
        stop.setAccessibleName("")
    assert list(unusable(page, shown))


def test_the_made_language_is_longer_and_keeps_values():
    text = stretched("{count} {count|capture|captures} of {name}")
    assert text.startswith("{count} {count|çàptûré|çàptûréš} öf {name}")
    assert len(stretched("Open a capture")) >= 1.4 * len("Open a capture")
    assert untranslated(stretched("Open a capture")) == []
    assert untranslated("Öpen the capture") == ["the", "capture"]
