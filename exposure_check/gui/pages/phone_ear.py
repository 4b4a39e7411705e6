"""By which of its radios is a phone to be checked? What this computer cannot hear, it says."""

from collections.abc import Sequence
from functools import partial

from exposure_check.gui.context import Context
from exposure_check.gui.opening import open_captures
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Route
from exposure_check.gui.routes import NoEar, PhoneEar, PhoneReady
from exposure_check.gui.running import Task
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.ability import Ability, AbilityId, Answer

EARS = {"bluetooth": AbilityId.BLUETOOTH, "wifi": AbilityId.WIFI}


class PhoneEarPage(Page):
    """The radios; the system is asked in a thread whether it can hear them."""

    def __init__(self, context: Context, route: PhoneEar) -> None:
        super().__init__(context, context.say(f"phone.{route.kind}"))
        self._kind = route.kind
        self._known: dict[str, Ability] = {}
        self._cards: dict[str, PressCard] = {}
        self.headline(context.say("ear.headline"))
        self.lead(context.say("ear.lead"))
        self.column.addSpacing(8)
        for ear in EARS:
            says = Says(context.say(f"ear.{ear}"), context.say(f"ear.{ear}-detail"), ear)
            card = PressCard(self.look, says, partial(self._choose, ear))
            self.add(card, self.look.space("gap"))
            self._cards[ear] = card
        says = Says(context.say("ear.capture"), context.say("ear.capture-detail"), "file")
        capture = PressCard(self.look, says, lambda: open_captures(context, self))
        self.add(capture, self.look.space("gap"))
        self._task: Task[Sequence[Ability]] = Task(context.program.abilities)
        self._task.changed.connect(self._show)

    def _show(self) -> None:
        by_id = {one.id: one for one in self._task.done or ()}
        for ear, ability in EARS.items():
            if ability in by_id:
                self._known[ear] = by_id[ability]
                self._remark(ear, by_id[ability].answer)

    def _remark(self, ear: str, answer: Answer) -> None:
        if answer in (Answer.NO, Answer.PASSWORD):
            self._cards[ear].remark(self.context.say(f"ear.{answer.value}"))

    def _choose(self, ear: str) -> None:
        known = self._known.get(ear)
        to: Route = PhoneReady(self._kind, wifi=ear == "wifi")
        if known is not None and known.answer is Answer.NO:
            to = NoEar(self._kind, known.why, wifi=ear == "wifi")
        self.context.ways.go(to)
