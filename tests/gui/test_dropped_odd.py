"""Whatever is dropped on the window: a sentence that names it, or a result that clears nothing."""

import sys

import pytest
from PySide6.QtCore import QUrl

from exposure_check.gui import begin, routes
from exposure_check.model.errors import Reason
from exposure_check.model.report import Assessment
from tests.decode.captures import START, WIFI, pcap, pcapng, section
from tests.gui.made import PATIENCE, can_press, page_text, top
from tests.gui.test_window import drop

GOOD = pcapng((START + n * 1000, WIFI) for n in range(50))
REFUSED = {
    "empty.pcap": (b"", Reason.FILE_EMPTY),
    "cut.pcapng": (section()[:10], Reason.FILE_BROKEN),
    "letter.txt": (b"Dear friend, this is no capture.", Reason.FILE_UNKNOWN_FORMAT),
}
if sys.platform != "win32":  # there are no such names there
    for odd in ("a\nb \u202egpj\x1b[31m<b>&amp;", "w" * 250):
        REFUSED[odd] = (b"x" * 40, Reason.FILE_UNKNOWN_FORMAT)
NOTHING = {
    "no-frames.pcap": pcap([]),
    "other-link.pcap": pcap([(START, bytes(60))], link=220),
}


def dropped(window, qtbot, *paths):
    """Drop files, wait for what comes of it, and return its route."""
    drop(window, [QUrl.fromLocalFile(str(path)) for path in paths])
    qtbot.waitUntil(lambda: not isinstance(top(window), routes.Reading), timeout=PATIENCE)
    text = page_text(window)
    for trick in "\x1b\u202e":
        assert trick not in text
    assert can_press(window, window.context.say("way.back"))
    return top(window)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_capture_is_named_and_says_why(window, qtbot, tmp_path, name):
    octets, reason = REFUSED[name]
    (tmp_path / name).write_bytes(octets)
    route = dropped(window, qtbot, tmp_path / name)
    assert isinstance(route, routes.Problem)
    assert route.reason is reason
    assert str(tmp_path) in page_text(window)


def test_a_folder_and_what_is_not_there_are_named(window, qtbot, tmp_path):
    for path, reason in (
        (tmp_path, Reason.FILE_NOT_READABLE),
        (tmp_path / "gone.pcap", Reason.FILE_NOT_FOUND),
    ):
        assert dropped(window, qtbot, path).reason is reason
        assert str(path) in page_text(window)


@pytest.mark.parametrize("name", NOTHING)
def test_a_capture_of_nothing_clears_nothing(window, qtbot, tmp_path, name):
    (tmp_path / name).write_bytes(NOTHING[name])
    route = dropped(window, qtbot, tmp_path / name)
    assert route.report.assessment is Assessment.NOT_ENOUGH


def test_twenty_at_once_are_one_and_the_bad_one_among_them_is_named(window, qtbot, tmp_path):
    paths = [tmp_path / f"{number}.pcap" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_bytes(pcap([(START + number * 1_000_000, WIFI), (START + 5, WIFI)]))
    route = dropped(window, qtbot, *paths)
    assert route.report.sources == 20
    assert route.report.coverage.mine == 21, "what all have at one time counts once"
    paths[7].write_bytes(b"")
    assert dropped(window, qtbot, *paths).reason is Reason.FILE_EMPTY
    assert str(paths[7]) in page_text(window)


def test_a_capture_that_is_gone_later_is_named_where_it_is_needed(window, qtbot, tmp_path):
    path = tmp_path / "x.pcapng"
    path.write_bytes(GOOD[:-37])
    result = dropped(window, qtbot, path)
    assert result.report.coverage.mine == 49
    (proof, *_) = next(one.proofs for one in result.report.outcomes if one.proofs)
    path.unlink()
    window.go(begin.look_inside(window.context, result, proof.frames))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem), timeout=PATIENCE)
    assert top(window).reason is Reason.FILE_NOT_FOUND
    window.back()
    assert top(window) is result, "nothing is lost"
