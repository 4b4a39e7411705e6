from exposure_check.gui.pages.proof import Proof
from exposure_check.gui.routes import Finding, LookInside, Result, Subject
from exposure_check.gui.widgets.button import LinkButton
from exposure_check.gui.widgets.timeline import TimelineChart
from exposure_check.wording.findings import decided
from tests.cli.audits import made_audit
from tests.gui.made import button, press, result_of_demo, texts


def test_the_timeline_has_a_twin_in_words(window, qtbot):
    result = result_of_demo(window, qtbot, "linkable")
    (one,) = [one for one in result.report.outcomes if one.check == "wifi.names-asked"]
    proof = Proof(window.context, result, one)
    qtbot.addWidget(proof)
    proof.show()
    (chart,) = proof.findChildren(TimelineChart)
    twin = chart.accessibleDescription()
    assert len(twin.splitlines()) > 5
    assert twin not in texts(proof)
    button(proof, window.context.say("timeline.as-text")).click()
    assert twin in texts(proof)


def test_settings_have_no_timeline(window, qtbot):
    report = made_audit()
    result = Result(Subject("This computer", computer=True), report, 0)
    proof = Proof(window.context, result, decided(report)[0])
    qtbot.addWidget(proof)
    assert not proof.findChildren(TimelineChart)


def test_of_several_proofs_the_one_that_is_looked_into_is_marked(window, qtbot):
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    result = result_of_demo(window, qtbot, "leaks")
    (one,) = [one for one in result.report.outcomes if one.check == "wifi.names-asked"]
    window.go(Finding(result, one))
    window.panes.complete()
    look = window.context.say("frame.look")
    page = window.panes.pages[-1]
    links = [one for one in page.findChildren(LinkButton) if texts(one) == look]
    assert len({one.accessibleName() for one in links}) == len(links) == len(one.proofs) > 1
    press(window, links[1].accessibleName())
    assert isinstance(window.navigator.top.route, LookInside)
    assert [one.beside for one in links] == [False, True]
