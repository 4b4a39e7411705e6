from dataclasses import replace

from exposure_check.gui import routes
from tests.gui.kept import history_of, keep_two
from tests.gui.made import page_text, press, top


def test_a_result_is_shown_again_masked_and_can_be_deleted(window, qtbot):
    number = keep_two(window)
    history = history_of(window)
    window.go(routes.Kept(history.results(number)[1].number))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    assert "Its name is its own: a…p" in page_text(window)
    press(window, "Delete this result")
    press(window, "Delete it")
    qtbot.waitUntil(lambda: len(history.results(number)) == 1)


def test_what_another_version_kept_can_only_be_deleted(window, qtbot):
    number = keep_two(window)
    kept = history_of(window).result(history_of(window).results(number)[0].number)

    class Other:
        def result(self, _number):
            return replace(kept, report=None)

    window.context = window.context._replace(program=window.context.program._replace(history=Other))
    window.go(routes.Kept(1))
    qtbot.waitUntil(lambda: "kept by another version" in page_text(window))
    press(window, "Delete this result")
    assert isinstance(top(window), routes.Forget)
