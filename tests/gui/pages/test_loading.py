import threading

from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.model.errors import ExposureCheckError, Reason
from tests.gui.made import texts


class Shown(LoadingPage[str]):
    def fill(self, content):
        self.lead(content)


def test_it_is_read_in_a_thread_and_then_shown(qtbot, context):
    go_on = threading.Event()

    def read():
        go_on.wait(10)
        return "content"

    page = Shown(context, "Title", read)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    page.begin()
    assert "content" not in texts(page)
    go_on.set()
    qtbot.waitUntil(lambda: texts(page).count("content") == 1)


def test_what_fails_says_why(qtbot, context):
    def read():
        raise ExposureCheckError(Reason.HISTORY_FAILED)

    page = Shown(context, "Title", read)
    qtbot.addWidget(page)
    page.begin()
    qtbot.waitUntil(lambda: "cannot be read or written" in texts(page))
