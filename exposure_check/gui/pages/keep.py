"""Keeping a result: under which name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import badge, icon, say
from exposure_check.gui.pages.loading import LoadingPage
from exposure_check.gui.places import Place
from exposure_check.gui.routes import Keep, OneDevice, Problem
from exposure_check.gui.running import Task
from exposure_check.gui.style import field_sheet
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.history import Device
from exposure_check.model.identifier import SHOWN_LIMIT, plain


class KeepPage(LoadingPage[Sequence[Device]]):
    """Asks for a name, or for a device that there is."""

    def __init__(self, context: Context, route: Keep) -> None:
        history = context.program.history
        super().__init__(context, say(context, "keep.title"), lambda: history().devices())
        self._route = route
        self._keeping: Task[int] | None = None
        self._name = ""

    def fill(self, content: Sequence[Device]) -> None:
        """See `LoadingPage`."""
        context = self.context
        self.headline(say(context, "keep.headline"))
        self.lead(say(context, "keep.lead"))
        computer = self._route.result.subject.computer
        usual = say(context, "keep.computer") if computer else ""
        if content:
            self.section(say(context, "keep.known"))
        for device in content:
            marked = badge(context, device.assessment)
            says = Says(device.name, "", icon(device.system), marked, beside=False)
            card = PressCard(self.look, says, partial(self._keep, device.name))
            self.add(card, self.look.space("gap"))
        if any(device.name == usual for device in content):
            usual = ""
        self.section(say(context, "keep.new"))
        typed = self._route.typed.text
        self._field(usual if typed is None else typed)

    def _field(self, usual: str) -> None:
        name = say(self.context, "keep.name")
        field = QLineEdit(usual)
        field.setFont(self.look.font("body"))
        field.setStyleSheet(field_sheet(self.look))
        field.setMaxLength(SHOWN_LIMIT)
        field.setMinimumHeight(self.look.space("target"))
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        text = say(self.context, "keep.save")
        button = PrimaryButton(self.look, text, lambda: self._keep(field.text()))
        button.setEnabled(bool(usual.strip()))
        field.textChanged.connect(partial(self._note, button))
        field.returnPressed.connect(lambda: self._keep(field.text()))
        self.add(field, 8)
        self.add(button, self.look.space("gap"))

    def _note(self, button: PrimaryButton, typed: str) -> None:
        """Keep what stands in the field: the page may be made anew."""
        self._route.typed.text = typed
        button.setEnabled(bool(typed.strip()))

    def _keep(self, name: str) -> None:
        self._name = plain(name.strip())
        if not self._name or self._keeping is not None:
            return
        history, kept = self.context.program.history, self._name
        last = self._route.result
        parts = [last] if last.audited is None else [last.audited, last]

        def keep() -> int:
            numbers = [
                history().keep(kept, one.subject.system, one.report, one.moment) for one in parts
            ]
            return numbers[-1]

        self._keeping = Task(keep)
        self._keeping.changed.connect(self._done)

    def _done(self) -> None:
        task, context = self._keeping, self.context
        if task is None:
            return
        if task.failure is not None:
            context.ways.replace(self._route, Problem.of(task.failure))
        elif task.done is not None:
            context.ways.back()
            context.ways.switch(Place.DEVICES)
            context.ways.home()
            context.ways.go(OneDevice(task.done, self._name))
