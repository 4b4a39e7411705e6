"""Several devices are in a recording: which is the user's? None of them is shown."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from exposure_check.gui import begin
from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Which
from exposure_check.gui.style import field_sheet
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.errors import ExposureCheckError
from exposure_check.subject.selection import parse_selection
from exposure_check.wording.sentence import subject_sentence

_AT_ONCE = {"strongest": "nearest", "all": "all"}
_TYPED = {"name": "person", "address": "bluetooth", "key": "key"}
_RULES = {"name": "name", "address": "address", "key": "irk"}
_LONGEST = 64


class WhichPage(Page):
    """Ways to tell which one it is."""

    def __init__(self, context: Context, route: Which) -> None:
        super().__init__(context, context.read(route.subject.title))
        self._route = route
        self._typed = route.subject.typed
        self._fields: dict[str, QLineEdit] = {}
        self._drawers: dict[str, QWidget] = {}
        self._cards: dict[str, PressCard] = {}
        self.headline(context.say("which.title"))
        self.lead(subject_sentence(route.report, context.words))
        self.lead(context.say("which.lead"))
        self.column.addSpacing(8)
        for way, icon in {**_AT_ONCE, **_TYPED}.items():
            says = Says(context.say(f"which.{way}"), context.say(f"which.{way}-detail"), icon)
            card = PressCard(self.look, says, partial(self._take, way))
            self.add(card, self.look.space("gap"))
            if way in _TYPED:
                card.be_open(now=False)
                self._cards[way] = card
                self._drawers[way] = QWidget()
                self.add(self._drawers[way])
                self._drawers[way].hide()
        if self._typed.way:
            self._open(self._typed.way)

    def _fill(self, way: str) -> None:
        """Make the field that opens below a card: its style sheet would make the page come late."""
        field = QLineEdit()
        field.setFont(self.look.font("body"))
        field.setMaxLength(_LONGEST)
        field.setStyleSheet(field_sheet(self.look))
        field.setMinimumHeight(self.look.space("target"))
        field.setAccessibleName(self.context.say(f"which.{way}-field"))
        field.setPlaceholderText(self.context.say(f"which.{way}-field"))
        button = PrimaryButton(self.look, self.context.say("which.enter"), lambda: self._find(way))
        self._fields[way] = field
        if self._typed.way == way:
            field.setText(self._typed.text or "")
        field.returnPressed.connect(lambda: self._find(way))
        field.textChanged.connect(lambda text: self._note(way, text, button))
        button.setEnabled(self._rule(way) is not None)
        inside = QVBoxLayout(self._drawers[way])
        inside.setContentsMargins(0, self.look.space("small"), 0, 0)
        inside.setSpacing(self.look.space("small"))
        inside.addWidget(field)
        inside.addWidget(button)

    def _take(self, way: str) -> None:
        if way in _AT_ONCE:
            self._check(way)
            return
        self._open(way)
        self._note(way, self._fields[way].text())
        self._fields[way].setFocus()

    def _note(self, way: str, text: str, button: PrimaryButton | None = None) -> None:
        """Keep what stands in a field: the page may be made anew, or come back."""
        self._typed.way, self._typed.text = way, text
        if button is not None:
            button.setEnabled(self._rule(way) is not None)

    def _open(self, way: str) -> None:
        if way not in self._fields:
            self._fill(way)
        for other, drawer in self._drawers.items():
            drawer.setVisible(other == way)
            self._cards[other].be_open(now=other == way)

    def _rule(self, way: str) -> str | None:
        """Return the rule that the field says, None if it is not understood."""
        rule = f"{_RULES[way]}={self._fields[way].text().strip()}"
        try:
            parse_selection([rule])
        except ExposureCheckError:
            return None
        return rule

    def _find(self, way: str) -> None:
        if (rule := self._rule(way)) is not None:
            self._check(rule)

    def _check(self, rule: str) -> None:
        context, subject = self.context, self._route.subject
        context.ways.go(begin.reading(context, subject, (rule,), self._route))
