"""What this computer can do, what it cannot, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from exposure_check.gui.context import Context
from exposure_check.gui.pages.instruction import command
from exposure_check.gui.pages.page import Page
from exposure_check.gui.routes import Abilities
from exposure_check.gui.running import Task
from exposure_check.gui.widgets.badge import SeverityBadge
from exposure_check.gui.widgets.card import Card, Says
from exposure_check.gui.widgets.text import Text
from exposure_check.model.ability import Ability, Answer
from exposure_check.model.verdict import Severity
from exposure_check.wording.abilities import why_text
from exposure_check.wording.commands import pieces

_SEVERITIES = {
    Answer.YES: Severity.PROTECTED,
    Answer.PASSWORD: Severity.PARTLY,
    Answer.MAYBE: Severity.PARTLY,
    Answer.NO: Severity.UNKNOWN,
}


class AbilitiesPage(Page):
    """One card for each ability; the system is asked in a thread."""

    def __init__(self, context: Context, _route: Abilities) -> None:
        super().__init__(context, context.say("abilities.title"))
        self.headline(context.say("abilities.headline"))
        self.lead(context.say("abilities.lead"))
        self._asking: Text | None = self.note(context.say("abilities.asking"))
        self._task: Task[Sequence[Ability]] = Task(context.program.abilities)
        self._task.changed.connect(self._show)

    def _show(self) -> None:
        if self._asking is not None:
            self._asking.hide()
            self._asking = None
        for one in self._task.done or ():
            self.add(ability_card(self.context, one), self.look.space("gap"))


def ability_card(context: Context, one: Ability) -> Card:
    """Return a card that says of an ability: what, whether, and why not; how, if by a command."""
    words = context.words
    answer = words.text("abilities", f"answer.{one.answer.value}")
    why = list(pieces(why_text(one.why, words))) if one.why else []
    says = Says(
        words.text("abilities", f"ability.{one.id.value}"),
        "\n".join(piece.text for piece in why if not piece.command),
    )
    card = Card(context.look, says)
    for piece in why:
        if piece.command:
            card.column.addSpacing(context.look.space("small"))
            card.column.addWidget(command(context, piece.text))
    # Below all of it: a text that ends with a colon has its command at once.
    badge = SeverityBadge(context.look, _SEVERITIES[one.answer], answer[:1].upper() + answer[1:])
    card.column.addSpacing(context.look.space("small"))
    card.column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
    return card
