import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from exposure_check.gui import begin, routes
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.widgets.frame_tree import FrameTree
from exposure_check.model.dissection import Dissected, Line, LineKind
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.frame import FrameRef
from exposure_check.model.talk import Snapshot, Stage, Told
from exposure_check.wording.findings import decided
from tests.cli.made import DISCOVERABLE, made_report
from tests.gui.ear import MINE, PCAP_HEADER, STRANGER, STRANGERS_NETWORK, probe_record
from tests.gui.made import PATIENCE, active, button, page_text, press, result_of_demo, top
from tests.gui.test_running import MadeClient

TREE = Dissected((Line(0, LineKind.LAYER, "802.11"),), 9, False)


def finding(window, qtbot):
    """The page of a finding whose frames can be looked into."""
    result = result_of_demo(window, qtbot, "linkable")
    (outcome,) = [one for one in decided(result.report) if one.check == "wifi.names-asked"]
    window.go(routes.Finding(result, outcome))
    return outcome


def tree_of(window, qtbot):
    def trees():
        return window.panes.pages[-1].findChildren(FrameTree)

    qtbot.waitUntil(lambda: any(one.isVisible() for one in trees()), timeout=PATIENCE)
    (tree,) = trees()
    return tree


def read_as_text(window, qtbot):
    """All that the page says, once the twin of the tree is opened."""
    name = window.context.say("timeline.as-text")
    buttons = window.panes.pages[-1].findChildren(QPushButton)
    (one,) = [one for one in buttons if one.accessibleName() == name]
    qtbot.waitUntil(one.isVisible)
    press(window, name)
    return page_text(window)


def test_the_real_engine_takes_a_frame_of_the_proof_apart(window, qtbot):
    outcome = finding(window, qtbot)
    press(window, window.context.say("frame.look"))
    route = top(window)
    assert isinstance(route, routes.LookInside)
    assert route.frames == outcome.proofs[0].frames
    tree = tree_of(window, qtbot)
    text = read_as_text(window, qtbot)
    assert "802.11 Probe Request" in text
    assert "subtype: Probe Request" in text
    assert "addr2: " in text
    lines = [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]
    assert "802.11 Probe Request" in [line.replace("\u200b", "") for line in lines]
    press(window, "1:10")
    assert top(window) is not route
    assert top(window).at == 1
    tree_of(window, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(top(window), routes.Finding)


@pytest.fixture
def street(tmp_path):
    """A recording of the user's device and of a stranger's, in turn: mine are odd."""
    path = tmp_path / "street.pcap"
    records = [
        record
        for at in range(1, 9)
        for record in (
            probe_record(MINE, at, b"Hideaway-net"),
            probe_record(STRANGER, at, STRANGERS_NETWORK),
        )
    ]
    path.write_bytes(PCAP_HEADER + b"".join(records))
    return str(path)


def inside(window, street, number):
    rules = (f"address={MINE.hex(':')}",)
    subject = routes.Subject("street.pcap", files=(street,), rules=rules)
    result = routes.Result(subject, made_report(DISCOVERABLE), 0)
    window.go(begin.look_inside(window.context, result, (FrameRef(0, number, 0),)))


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_from_the_tree_keys_lead_back_and_on(window, qtbot, street, key, held):
    inside(window, street, 3)
    tree = tree_of(window, qtbot)
    active(qtbot, window)
    QApplication.processEvents()
    window.panes.pages[-1].area.ensureWidgetVisible(tree)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem() is not tree.topLevelItem(0)
    QTest.keyClick(tree, Qt.Key.Key_Tab)
    assert window.focusWidget() is not tree, "Tab leads on, not through the rows"
    tree.setFocus()
    QTest.keyClick(tree, key, held)
    assert not isinstance(top(window), routes.LookInside)


def test_a_strangers_frame_is_never_shown(window, qtbot, street):
    inside(window, street, 2)
    route = top(window)
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=PATIENCE)
    assert top(window).reason is Reason.FRAME_NOT_YOURS
    assert route.check.dissected is None
    for secret in (STRANGERS_NETWORK.decode(), STRANGER.hex(), STRANGER.hex(":")):
        assert secret not in page_text(window)
        assert secret not in repr(vars(route.check))


def test_ones_own_frame_is_shown_masked(window, qtbot, street):
    inside(window, street, 3)
    tree_of(window, qtbot)
    text = read_as_text(window, qtbot)
    assert "addr2: 3c:06:30:…" in text
    assert "info: H…t" in text
    for secret in ("Hideaway", MINE.hex(":")):
        assert secret not in text


def test_what_is_not_whole_says_so_and_waiting_can_be_ended(window, qtbot):
    client = MadeClient(Snapshot(1, Stage.READING, Told.OPEN, 1.0, 500, share=0.4))
    result = routes.Result(routes.Subject("x", files=("x",)), made_report(DISCOVERABLE), 0)
    route = routes.LookInside(result, (FrameRef(0, 1, 0),), 0, RunningCheck(lambda: client))
    window.go(route)
    qtbot.waitUntil(lambda: route.check.snapshot is not None)
    assert button(window, window.context.say("way.cancel"))
    client.events.append(TREE)
    tree_of(window, qtbot)
    assert window.context.say("frame.cut") in page_text(window)
    window.refresh()
    tree_of(window, qtbot)
    window.back()
    assert client.ended.wait(5)


def test_why_it_cannot_be_shown_is_said_and_leads_back(window, qtbot):
    client = MadeClient(ExposureCheckError(Reason.FRAME_NEEDS_LIBRARY))
    result = routes.Result(routes.Subject("x", files=("x",)), made_report(DISCOVERABLE), 0)
    window.go(routes.LookInside(result, (FrameRef(0, 1, 0),), 0, RunningCheck(lambda: client)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem))
    assert window.context.words.text("errors", "frame-needs-library") in page_text(window)


def test_that_a_kind_of_recording_is_never_taken_apart_is_said_in_its_place(window, qtbot):
    client = MadeClient(ExposureCheckError(Reason.FRAME_NOT_SHOWN, code="1001"))
    result = routes.Result(routes.Subject("x", files=("x",)), made_report(DISCOVERABLE), 0)
    route = routes.LookInside(result, (FrameRef(0, 1, 0),), 0, RunningCheck(lambda: client))
    window.go(route)
    said = window.context.words.text("errors", "frame-not-shown", {"code": "1001"})
    qtbot.waitUntil(lambda: said in page_text(window))
    assert top(window) is route
    assert window.context.say("way.cancel") not in page_text(window)


def test_of_a_check_on_the_air_no_frame_is_kept(window):
    result = routes.Result(routes.Subject("x", kind="phone"), made_report(DISCOVERABLE), 0)
    window.go(routes.Finding(result, DISCOVERABLE))
    assert window.context.say("frame.gone") in page_text(window)
    assert window.context.say("frame.look") not in page_text(window)


def test_the_engine_is_asked_for_one_frame_by_the_rules_of_the_result(window, qtbot):
    asked = []

    def start(request, _words):
        asked.append(request)
        return MadeClient(TREE)

    program = window.context.program._replace(start=start)
    context = window.context._replace(program=program)
    subject = routes.Subject("x", files=("a", "b"), rules=("strongest",))
    result = routes.Result(subject, made_report(DISCOVERABLE), 0)
    route = begin.look_inside(context, result, (FrameRef(0, 1, 0), FrameRef(1, 5, 0)), 1)
    qtbot.waitUntil(lambda: bool(asked))
    route.leave()
    (request,) = asked
    assert (request.files, request.rules, request.reveal) == (("a", "b"), ("strongest",), False)
    assert (request.frame.source, request.frame.number) == (1, 5)
