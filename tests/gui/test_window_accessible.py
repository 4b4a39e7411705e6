"""Every page, in every size: what can be used has a name and a role, and no text is cut."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exposure_check.gui import begin, places, routes
from exposure_check.gui.pages.phone_kind import KINDS
from exposure_check.gui.places import Place
from exposure_check.gui.plan import Plan
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.widgets.text import Text
from exposure_check.model.errors import Reason
from exposure_check.model.report import SubjectAnswer
from exposure_check.model.talk import Told
from exposure_check.wording.findings import decided
from tests.cli.audits import made_audit
from tests.cli.made import DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME, made_report
from tests.gui.made import quiet
from tests.gui.test_running import MadeClient

AUDIT = made_audit()
HEARD = made_report(DISCOVERABLE, JOIN_NOT_SEEN, UNDECIDED_NAME)
UNCLEAR = made_report(answer=SubjectAnswer.SEVERAL)


def every_page(context):
    """Routes of all kinds of pages."""
    phone = routes.Subject("Kit's phone", "A note.", ("a.pcap",), "ios")
    audited = routes.Result(routes.Subject("This computer", system="linux"), AUDIT, 0)
    heard = routes.Result(phone, HEARD, 0)
    listening = routes.Listening(phone, Plan("phone", 60), RunningCheck(MadeClient))
    yield from (places.Welcome(step) for step in range(3))
    yield from (places.Home(), routes.Demos(), routes.PhoneKind())
    yield from (routes.PhoneReady(kind) for kind in KINDS)
    yield from (routes.PhoneReady("phone", wifi=True), routes.PhoneEar("phone"))
    yield routes.NoEar("phone", "wifi-linux-only", wifi=True)
    yield routes.NoEar("phone", "no-bluez")
    yield from (places.Settings(), places.Devices(), places.Tips(), routes.Abilities())
    yield routes.TipPage("rename-device", "android")
    yield from (audited, heard, routes.ToDo(heard), routes.ToDo(audited))
    yield from (routes.Finding(audited, one) for one in decided(AUDIT))
    yield routes.Finding(heard, DISCOVERABLE)
    yield routes.Which(phone, UNCLEAR)
    yield listening
    yield routes.Leave(listening)
    yield routes.Untold(listening, UNCLEAR, Told.CANNOT_SWITCH)
    yield routes.Problem(Reason.ENGINE_CRASHED, {"places": "KeyError, live.py:7"})
    yield routes.Problem(Reason.LISTENING_FAILED, {"code": "no-bluez"})


_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
"""What readers call a filler, and pass over."""


def nameless(window) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if not face.text(QAccessible.Text.Name) or face.role() in _NO_ROLES:
            found.append(f"{type(widget).__name__} on {window.navigator.top.route}")
    return found


def out_of_order(face) -> list[str]:
    """What is read after something that stands below it."""
    children = [face.child(at) for at in range(face.childCount())]
    shown = [one for one in children if not one.state().invisible and one.rect().isValid()]
    found = [
        f"{later.role()} {later.text(QAccessible.Text.Name)!r}"
        for before, later in pairwise(shown)
        if later.rect().bottom() < before.rect().top()
    ]
    return found + [one for child in shown for one in out_of_order(child)]


def headings(page) -> list[str]:
    faces = [QAccessible.queryAccessibleInterface(one) for one in page.findChildren(Text)]
    return [
        one.text(QAccessible.Text.Name)
        for one in faces
        if one.role() == QAccessible.Role.Heading and not one.state().invisible
    ]


def cut(window) -> list[str]:
    """Texts with less room than they need, or that reach out of the window's side."""
    found = []
    for text in window.findChildren(Text):
        if not text.isVisible() or not text.text():
            continue
        left = text.mapTo(window, QPoint(0, 0)).x()
        low = text.heightForWidth(text.width()) > text.height()
        if low or left < 0 or left + text.width() > window.width():
            found.append(f"{text.text()[:40]!r} on {window.navigator.top.route}")
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [(420, 860), (1280, 800)])
def test_every_page_can_be_read_and_used(window, qtbot, size, text_size):
    window.resize(*size)
    window.prefer(quiet(text_size=text_size))
    for route in every_page(window.context):
        window.go(route)
        window.panes.complete()
        for _ in range(4):
            QApplication.processEvents()
        assert not nameless(window)
        for page in window.panes.pages:
            assert out_of_order(QAccessible.queryAccessibleInterface(page)) == [], route
        # Some are read from a file first.
        qtbot.waitUntil(lambda: len(headings(window.panes.pages[-1])) > 1)
        assert not cut(window)
        window.back()


def test_a_journey_by_keyboard_alone(window, qtbot):
    def tab_to(name):
        for _ in range(60):
            focused = window.focusWidget()
            if focused is not None and focused.accessibleName().startswith(name):
                return focused
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        raise AssertionError(name)

    say = window.context.say
    QTest.keyClick(tab_to(say("home.demo")), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(say("demos.leaks")), Qt.Key.Key_Space)
    kinds = routes.Result
    qtbot.waitUntil(lambda: isinstance(window.navigator.top.route, kinds), timeout=20_000)
    QTest.keyClick(tab_to("What to do"), Qt.Key.Key_Space)
    assert isinstance(window.navigator.top.route, routes.ToDo)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(window.navigator.top.route, routes.Result)
    tab_to(say("place.check"))
    for place in (Place.DEVICES, Place.TIPS, Place.SETTINGS):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
        assert window.navigator.place is place


def test_readers_hear_where_a_page_leads(window, qtbot):
    window.go(begin.audit(window.context))
    qtbot.waitUntil(lambda: isinstance(window.navigator.top.route, routes.Result))
    assert window.panes.pages[-1].accessibleName() == window.context.say("result.computer")
