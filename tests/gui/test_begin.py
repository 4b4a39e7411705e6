from exposure_check.gui import begin
from exposure_check.gui.plan import Plan
from exposure_check.gui.routes import Auditing, Reading, Subject
from tests.gui.made import made_program, quiet
from tests.gui.test_running import MadeClient


def asked(context_of, kept, act):
    """The request that an engine would get."""
    requests = []

    def start(request, _words):
        requests.append(request)
        return MadeClient()

    route = act(context_of(made_program(kept, start=start)))
    route.check.close()
    return route, requests


def test_files_are_read_as_one_and_named_plainly(qtbot, window, kept):
    def with_program(program):
        return window.context._replace(program=program)

    names = ["/x/street\u202e.pcap", "/x/two.pcap"]
    route, requests = asked(with_program, kept, lambda context: begin.files(context, names[:1]))
    qtbot.waitUntil(lambda: bool(requests))
    assert isinstance(route, Reading)
    assert "\u202e" not in route.subject.title
    assert (requests[0].files, requests[0].sources) == ((names[0],), ())
    assert requests[0].reveal is False
    route, _ = asked(with_program, kept, lambda context: begin.files(context, names))
    assert "2" in window.context.read(route.subject.title)
    subject = Subject("x", files=("a",))
    route, requests = asked(
        with_program, kept, lambda context: begin.reading(context, subject, ("all",))
    )
    qtbot.waitUntil(lambda: bool(requests))
    assert requests[0].rules == ("all",)


def test_demos_say_that_they_are_made(context):
    for demo in context.program.demos():
        route = begin.demo(context, demo)
        assert context.read(route.subject.note) == context.words.text("report", "note.made")
        assert context.read(route.subject.title) != demo.title
        route.leave()


def test_an_audit_runs_beside_the_window(qtbot, context):
    route = begin.audit(context)
    assert isinstance(route, Auditing)
    qtbot.waitUntil(lambda: route.audit.done is not None)


def test_what_is_checked_is_named_in_the_language_of_the_moment(window):
    program = window.context.program._replace(start=lambda _request, _words: MadeClient())
    window.go(begin.phone(window.context._replace(program=program), Plan("phone", 60)))
    assert window.panes.pages[-1].accessibleName() == "Phone"
    window.prefer(quiet(language="zh_HK"))
    assert window.panes.pages[-1].accessibleName() == "手機"
    window.back()
