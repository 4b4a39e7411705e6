"""The pages that pictures are taken of, and what brings each into view.

Checks are run by the real engine on the demo recordings; only the readings of this computer are
made up, so that nothing of it is shown.
"""

from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtWidgets import QGraphicsView

from exposure_check.client.live_client import LiveClient
from exposure_check.gui import begin, begin_fixes, places, routes
from exposure_check.gui.mend import Attempt, Deed, Found
from exposure_check.gui.places import Place
from exposure_check.gui.plan import COMPUTER, Plan
from exposure_check.gui.routes import Finding, Result, Subject
from exposure_check.gui.running import RunningCheck
from exposure_check.gui.said import Said
from exposure_check.gui.window import Window
from exposure_check.model.ability import Ability, AbilityId, Answer
from exposure_check.model.errors import Reason
from exposure_check.model.fix import Refusal
from exposure_check.model.live import Ending, LiveCoverage, Manner, StateDone
from exposure_check.model.report import Report, SubjectAnswer, SubjectResult
from exposure_check.model.talk import Ask, AskKind, Own, Snapshot, Stage, Told
from exposure_check.wording.findings import decided
from tools.made_computer import MADE_AT, MadeComputer
from tools.viewing import View, Waiting, until, wait

LEFT_OUT = LiveCoverage(
    Ending.TIME,
    (Manner.LISTENS,),
    (StateDone("ble-screen-on", 300, enough=True), StateDone("ble-idle", 340, enough=False)),
)


def fresh(window: Window) -> None:
    """Go to the first page; a check on the air that goes on there is given up."""
    window.switch(Place.CHECK)
    for entry in window.navigator.stack:
        entry.route.leave()
    window.back_to(1)
    root = window.navigator.top.route
    if not isinstance(root, places.Home):
        window.replace(root, places.Home())


def welcome(window: Window, step: int) -> None:
    """Bring one of the first screens into view, as at the first start."""
    fresh(window)
    window.replace(window.navigator.top.route, places.Welcome(step))


def demo(window: Window, name: str) -> Result:
    """Check a demo and return its result's route, which is in view."""
    fresh(window)
    (one,) = [one for one in window.context.program.demos() if one.id == name]
    window.go(begin.demo(window.context, one))
    until(lambda: isinstance(window.navigator.top.route, Result))
    route = window.navigator.top.route
    if not isinstance(route, Result):
        raise TypeError(route)
    return route


def finding(window: Window, demo_name: str, check: str) -> None:
    """Bring one finding of a demo into view."""
    result = demo(window, demo_name)
    (one,) = [one for one in decided(result.report) if one.check == check]
    window.go(Finding(result, one))


def look_inside(window: Window) -> None:
    """Bring a frame into view that is taken apart."""
    result = demo(window, "linkable")
    (one,) = [one for one in decided(result.report) if one.check == "wifi.names-asked"]
    route = begin.look_inside(window.context, result, one.proofs[0].frames)
    window.go(route)
    until(lambda: route.check.dissected is not None)


def several(window: Window) -> None:
    """Bring the question into view that follows a recording of several devices."""
    fresh(window)
    files = [name for one in window.context.program.demos() for name in one.files]
    window.go(begin.reading(window.context, Subject("street.pcap", files=tuple(files))))
    until(lambda: isinstance(window.navigator.top.route, routes.Which))


def place(window: Window, one: Place) -> None:
    """Go to the first page of a place."""
    fresh(window)
    window.switch(one)
    window.back_to(1)


def top(window: Window, route: places.Route) -> None:
    """Bring a page into view that needs nothing."""
    fresh(window)
    window.go(route)


def to_do(window: Window) -> None:
    """Bring what to do about a demo into view."""
    window.go(routes.ToDo(demo(window, "leaks")))


def audit(window: Window) -> None:
    """Bring an audit into view."""
    fresh(window)
    window.go(begin.audit(window.context))
    until(lambda: isinstance(window.navigator.top.route, Result))


def on_air(window: Window, *, able: bool) -> None:
    """Bring the question into view whether to listen to what this computer sends."""
    audit(window)
    answer, why = (Answer.MAYBE, "own-wifi-shows") if able else (Answer.NO, "overhear-linux-only")
    ids = (AbilityId.OWN_BLUETOOTH, AbilityId.OWN_WIFI)
    can(window, *(Ability(one, answer, why) for one in ids))
    window.go(routes.OnAir(top_result(window)))
    wait(0.3)


def overhearing(window: Window) -> None:
    """Bring into view that this computer's own radios are listened to."""
    said = Snapshot(1, Stage.LISTENING, Told.SURE, 31.0, 57, {"wifi": 1}, own=Own(1, 57))
    waiting(window, said, Plan(COMPUTER, 120))


def both(window: Window) -> None:
    """Bring a result of this computer into view that joins what was heard and its settings."""
    audit(window)
    audited = top_result(window)
    live = LiveCoverage(Ending.TIME, (Manner.OVERHEARS, Manner.OVERHEARS))
    report = replace(heard(demo(window, "linkable")), live=live)
    window.go(Result(audited.subject, report, audited.moment, audited=audited))


def fixes(window: Window) -> tuple[routes.Fixes, Found]:
    """Bring what can be changed into view."""
    fresh(window)
    route = begin_fixes.look(window.context)
    window.go(route)
    until(lambda: route.looking.done is not None)
    if not isinstance(route.looking.done, Found):
        raise TypeError(route)
    return route, route.looking.done


def fix(window: Window, at: int, count: int = 1) -> None:
    """Bring one fix into view, of several networks if there are."""
    route, found = fixes(window)
    window.go(routes.Fix(route, found, tuple(found.offers[at : at + count])))


def fixed(window: Window, at: int, refused: Refusal | None = None) -> None:
    """Change something, and bring into view what came of it."""
    computer = MadeComputer()
    if refused is not None:
        computer.settings.refusing = dict.fromkeys(computer.settings.values, refused)
    program = window.context.program._replace(fixes=lambda: computer.client)
    window.context = window.context._replace(program=program)
    route, found = fixes(window)
    attempt = Attempt(Deed.APPLY, found, found.offers[at])
    window.go(begin_fixes.attempt(route, attempt))
    until(lambda: not isinstance(window.navigator.top.route, routes.Fixing))


def kept(window: Window) -> int:
    """Keep audits of a computer before and after a fix; return the device's number."""
    computer, history = MadeComputer(), window.context.program.history()
    history.forget_all()
    say = window.context.words.text("history", "keep.computer")
    number = history.keep(say, "linux", computer.settings.audit(), MADE_AT - 86_400)
    history.keep(say, "linux", computer.settings.audit(), MADE_AT - 3600)
    computer.settings.values.update({"home-hidden": None, "work-hidden": None, "name": "computer"})
    history.keep(say, "linux", computer.settings.audit(), MADE_AT)
    result = demo(window, "leaks")
    history.keep("Kit", "ios", result.report, MADE_AT - 7200)
    return number


def devices(window: Window, *, any_kept: bool = True) -> None:
    """Bring the user's devices into view."""
    if any_kept:
        kept(window)
    else:
        window.context.program.history().forget_all()
    place(window, Place.DEVICES)
    window.refresh()
    wait(0.5)


def device(window: Window, *, compare: bool = False, forget: bool = False) -> None:
    """Bring one device into view, or two of its results, or the question whether to delete it."""
    number = kept(window)
    place(window, Place.DEVICES)
    lines = window.context.program.history().results(number)
    name = window.context.program.history().devices()[0].name
    window.go(routes.OneDevice(number, name))
    if compare:
        window.go(routes.Compare(number, lines[1].number, lines[0].number))
    if forget:
        window.go(routes.Forget(device=number, name=name))
    wait(0.5)


def keep(window: Window) -> None:
    """Bring the question into view under which name a result is to be kept."""
    kept(window)
    audit(window)
    window.go(routes.Keep(top_result(window)))
    wait(0.5)


def export(window: Window) -> None:
    """Bring the preview of a file into view."""
    window.go(routes.Export(demo(window, "leaks")))


def top_result(window: Window) -> Result:
    """Return the result in view."""
    route = window.navigator.top.route
    if not isinstance(route, Result):
        raise TypeError(route)
    return route


def leave(window: Window) -> None:
    """Bring into view what is asked before a check on the air is ended."""
    in_state(window, AskKind.IN_STATE)
    window.back()


def in_state(window: Window, kind: AskKind) -> None:
    """Bring a guided state into view."""
    left = 1200 if kind is AskKind.ENTER_STATE else 754
    ask = Ask(1001, kind, 1200, left, "wifi-screen-off", "wifi", 2, 4)
    own = Own(1, 57, curve=(*(-60 - (second * 7) % 5 for second in range(20)), None))
    heard = {"wifi": 12}
    said = Snapshot(1, Stage.LISTENING, Told.SURE, 700.0, 900, heard, ask=ask, own=own)
    waiting(window, said, Plan("phone", 1200, wifi=True, guided=True))


def waiting(window: Window, snapshot: Snapshot, plan: Plan) -> RunningCheck:
    """Bring a moment of a live check into view; an engine that only waits stands behind it."""
    fresh(window)
    check = RunningCheck(lambda: cast("LiveClient", Waiting(snapshot)))
    title = Said("result.computer" if plan.kind == COMPUTER else f"phone.{plan.kind}")
    window.go(routes.Listening(Subject(title), plan, check))
    page = window.panes.pages[-1]
    until(lambda: check.snapshot is not None)
    if snapshot.own is not None and plan.kind != COMPUTER:
        until(lambda: bool(page.findChildren(QGraphicsView)))
    return check


def can(window: Window, *abilities: Ability) -> None:
    """Have this computer be able to do other things."""
    program = window.context.program._replace(abilities=lambda: abilities)
    window.context = window.context._replace(program=program)


def phone_ear(window: Window) -> None:
    """Bring the radios of a phone into view, one of which this computer cannot hear."""
    can(window, Ability(AbilityId.WIFI, Answer.NO, "wifi-linux-only"))
    top(window, routes.PhoneEar("phone"))
    wait(0.3)


def untold(window: Window) -> None:
    """Bring into view that it stayed unclear which device is the user's."""
    fresh(window)
    said = Snapshot(1, Stage.TELLING, Told.SILENT, 500.0, 900)
    plan = Plan("phone", 180, wifi=True)
    check = waiting(window, said, plan)
    listening = routes.Listening(Subject(window.context.say("phone.phone")), plan, check)
    answer = SubjectResult(SubjectAnswer.NOT_FOUND, "on-off", 12)
    report = replace(heard(demo(window, "leaks")), subject=answer, live=LEFT_OUT)
    window.go(routes.Untold(listening, report, Told.SILENT))


def heard(result: Result) -> Report:
    """Return the report of something that was heard."""
    if not isinstance(result.report, Report):
        raise TypeError(result)
    return result.report


def left_out(window: Window) -> None:
    """Bring a live result into view of which some states were not done."""
    made = demo(window, "fine")
    report = replace(heard(made), live=LEFT_OUT)
    subject = Subject(window.context.say("phone.phone"), kind="phone")
    window.go(Result(subject, report, made.moment))


def listening(window: Window, *, told: bool) -> None:
    """Bring a moment of the dance into view."""
    wave = tuple(-52 - (second * 7) % 5 for second in range(38))
    own = Own(1, 214, "apple", "K…e", (*wave, *(None,) * 20))
    ask = Ask(9, AskKind.CONFIRM) if told else Ask(4, AskKind.WAIT_OFF, 20, 7, "", "ble", 2, 3)
    state = Told.FOUND if told else Told.OPEN
    heard = {"ble": 42}
    snapshot = Snapshot(
        1, Stage.TELLING, state, 95.0, 8123, heard, ask=ask, own=own if told else None
    )
    waiting(window, snapshot, Plan("phone", 60))


VIEWS = (
    *(View(f"welcome-{step + 1}", partial(welcome, step=step)) for step in range(3)),
    View("home", fresh),
    View("demos", partial(top, route=routes.Demos())),
    View("phone-kind", partial(top, route=routes.PhoneKind())),
    View("phone-ear", phone_ear),
    View("no-ear", partial(top, route=routes.NoEar("phone", "wifi-linux-only", wifi=True))),
    View("phone-ready", partial(top, route=routes.PhoneReady("phone"))),
    View("phone-ready-wifi", partial(top, route=routes.PhoneReady("phone", wifi=True))),
    View("listening-state", partial(in_state, kind=AskKind.ENTER_STATE)),
    View("listening-in-state", partial(in_state, kind=AskKind.IN_STATE)),
    View("leave", leave),
    View("untold", untold, scrolls=True),
    View("result-left-out", left_out, scrolls=True),
    View("listening-off", partial(listening, told=False)),
    View("listening-confirm", partial(listening, told=True)),
    View("result-leaks", partial(demo, name="leaks"), scrolls=True),
    View("result-fine", partial(demo, name="fine"), scrolls=True),
    View("finding-name", partial(finding, demo_name="leaks", check="ble.name"), scrolls=True),
    View(
        "finding-names-asked",
        partial(finding, demo_name="linkable", check="wifi.names-asked"),
        scrolls=True,
    ),
    View("look-inside", look_inside, scrolls=True),
    View("to-do", to_do, scrolls=True),
    View("which", several),
    View(
        "problem",
        lambda window: top(
            window, routes.Problem(Reason.ENGINE_CRASHED, {"places": "KeyError, live.py:7"})
        ),
    ),
    View("audit", audit, scrolls=True),
    View("on-air", partial(on_air, able=True), scrolls=True),
    View("on-air-cannot", partial(on_air, able=False), scrolls=True),
    View("listening-computer", overhearing),
    View("result-both", both, scrolls=True),
    View("fixes", fixes, scrolls=True),
    View("fix", partial(fix, at=2), scrolls=True),
    View("fix-several", partial(fix, at=0, count=2)),
    View("fix-guided", partial(fix, at=5), scrolls=True),
    View("fixed", partial(fixed, at=3), scrolls=True),
    View("fixed-later", partial(fixed, at=0), scrolls=True),
    View("not-fixed", partial(fixed, at=3, refused=Refusal.NO_AGENT)),
    View("not-fixed-cancelled", partial(fixed, at=3, refused=Refusal.CANCELLED)),
    View("devices-none", partial(devices, any_kept=False)),
    View("devices", devices),
    View("device", device),
    View("compare", partial(device, compare=True), scrolls=True),
    View("forget", partial(device, forget=True)),
    View("keep", keep),
    View("export", export, scrolls=True),
    View("tips", partial(place, one=Place.TIPS)),
    View("tip", partial(top, route=routes.TipPage("rename-device", "ios"))),
    View("settings", partial(place, one=Place.SETTINGS), scrolls=True),
)
