"""A text that says what to do; commands in it stand apart, and can be copied."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_check.gui.context import Context
from exposure_check.gui.widgets.command import Command, Copying
from exposure_check.gui.widgets.text import Text
from exposure_check.wording.commands import pieces


def command(context: Context, text: str) -> Command:
    """Return a command with its button."""
    words = Copying(context.say("way.copy"), context.say("way.copied"))
    return Command(context.look, text, words)


class Instruction(QWidget):
    """The text.

    Args:
        context: words and look.
        text: with commands between backticks, if there are any.
        role, colour: see `Text`; of what is no command.
    """

    def __init__(
        self, context: Context, text: str, role: str = "lead", colour: str = "ink"
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.look.space("small"))
        for piece in pieces(text):
            if piece.command:
                column.addWidget(command(context, piece.text))
            else:
                column.addWidget(Text(context.look, piece.text, role, colour))
