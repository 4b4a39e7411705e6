import threading

from exposure_check.gui import begin, routes
from exposure_check.model.audit import AuditReport
from tests.gui.made import page_text, press, top


def test_the_audit_becomes_a_result_for_this_computers_menus(window, qtbot):
    window.go(begin.audit(window.context))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))
    assert isinstance(top(window).report, AuditReport)
    assert top(window).subject.system == "linux"
    press(window, window.context.say("result.again"))
    assert isinstance(top(window), routes.Auditing | routes.Result)


def test_while_it_reads_it_says_what_is_not_done(window, qtbot):
    go_on = threading.Event()
    computer = window.context.program.computer

    def slow():
        go_on.wait(10)
        return computer()

    program = window.context.program._replace(computer=slow)
    window.go(begin.audit(window.context._replace(program=program)))
    assert window.context.say("auditing.lead") in page_text(window)
    go_on.set()
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Result))


def test_a_failure_is_a_page(window, qtbot):
    def broken():
        raise KeyError("secret")

    program = window.context.program._replace(computer=broken)
    window.go(begin.audit(window.context._replace(program=program)))
    qtbot.waitUntil(lambda: isinstance(top(window), routes.Problem))
    assert "secret" not in page_text(window)
