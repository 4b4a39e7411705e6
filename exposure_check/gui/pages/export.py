"""Saving a result as a file: exactly what it will hold is shown before."""

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from exposure_check.gui import result_words
from exposure_check.gui.context import Context
from exposure_check.gui.file_dialog import file_dialog
from exposure_check.gui.pages.page import Page, take_away
from exposure_check.gui.pdf import as_pdf
from exposure_check.gui.routes import Export, Problem
from exposure_check.gui.running import Task
from exposure_check.gui.spoken import announce, read_in_order
from exposure_check.gui.style import paper_sheet
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.gui.widgets.card import Card
from exposure_check.gui.widgets.chips import Chips
from exposure_check.gui.widgets.scroll import SlimScrollBar
from exposure_check.gui.widgets.text import Text
from exposure_check.model.document import Block, Document, Role
from exposure_check.wording.export import About, document
from exposure_check.wording.export_html import as_html

_LOOKS = {
    Role.TITLE: ("section", "ink", 0),
    Role.SENTENCE: ("title", "ink", 4),
    Role.SECTION: ("section", "ink", 14),
    Role.FINDING: ("title", "ink", 10),
    Role.ALSO: ("title", "ink", 0),
    Role.MARK: ("badge", "ink", 0),
    Role.TEXT: ("secondary", "ink", 0),
    Role.NOTE: ("note", "soft", 0),
}
"""Kind of text, colour, and pixels above."""

_HIGH = 420


class Format(StrEnum):
    """A kind of file; the value is what its name ends with."""

    HTML = "html"
    PDF = "pdf"
    JSON = "json"


class ExportPage(Page):
    """The preview, and the way to the file dialog."""

    def __init__(self, context: Context, route: Export) -> None:
        super().__init__(context, self._say_with(context, "title"))
        self._route = route
        self._format = Format(route.chosen.name or Format.HTML)
        result = route.result
        self._report = context.program.export().allowed(result.report)
        title, when = context.read(result.subject.title), _dated(result.moment)
        note = context.read(result.subject.note)
        about = About(title, when, context.program.version, context.words.language, note)
        self._document: Document = document(self._report, about, context.words)
        sentence = result_words.sentence(context, self._report)
        self._json = context.program.export().as_json(self._report, sentence)
        self._saving: Task[str] | None = None
        self.headline(self._say("headline"))
        self.lead(self._say("lead"))
        self.section(self._say("format"))
        self.column.addSpacing(8)
        self._kinds, self._preview = QVBoxLayout(), QVBoxLayout()
        self._chips: Chips | None = None
        self._shown: QWidget | None = None
        self.column.addLayout(self._kinds)
        self._show_kinds()
        # Above what the file will hold: that may be many screens long.
        self.add(PrimaryButton(self.look, self._say("save"), self._ask), 16)
        self._saved = self.note("")
        self.column.addSpacing(self.look.space("gap"))
        self.column.addLayout(self._preview)
        self.grow(self._fill())

    @staticmethod
    def _say_with(context: Context, key: str) -> str:
        return context.words.text("export", f"page.{key}")

    def _say(self, key: str) -> str:
        return self._say_with(self.context, key)

    def _show(self, name: str) -> None:
        """Show what a kind of file will hold, all of it at once."""
        self.complete()
        self._format, self._route.chosen.name = Format(name), name
        self._show_kinds()
        for _ in self._fill():
            pass

    def _show_kinds(self) -> None:
        focused = self._chips is not None and self._chips.isAncestorOf(self.focusWidget())
        rows = [(one.value, self._say(one.value)) for one in Format]
        chips = Chips(self.look, rows, self._format.value, self._show)
        self._put(self._kinds, self._chips, chips)
        self._chips = chips
        if focused:
            chips.focus_on(self._format.value)

    def _fill(self) -> Iterator[None]:
        """Show what the file will hold, part after part."""
        preview = self._raw() if self._format is Format.JSON else Card(self.look)
        preview.setAccessibleName(self._say("preview"))
        self._put(self._preview, self._shown, preview)
        self._shown = preview
        if isinstance(preview, Card):
            self.grow_in(preview)
            for block in self._document.blocks:
                self._block(preview, block)
                yield

    def _put(self, place: QVBoxLayout, old: QWidget | None, new: QWidget) -> None:
        if old is not None:
            take_away(place, old)
        place.addWidget(new)
        if self.isVisible():
            new.show()
        read_in_order(self.area)

    def _block(self, card: Card, block: Block) -> None:
        role, colour, above = _LOOKS[block.role]
        if above:
            card.column.addSpacing(above)
        card.column.addWidget(Text(self.look, block.text, role, colour))

    def _raw(self) -> QPlainTextEdit:
        shown = QPlainTextEdit(self._json)
        shown.setStyleSheet(paper_sheet(self.look))
        shown.setVerticalScrollBar(SlimScrollBar(self.look))
        shown.setReadOnly(True)
        shown.setFont(self.look.font("mono"))
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(_HIGH)
        return shown

    def _ask(self) -> None:
        dialog = file_dialog(self, self.context, self._say("dialog"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._format.value)
        dialog.selectFile(f"{self._say('file-name')}.{self._format.value}")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, path: str) -> None:
        """Save what is shown."""
        export, octets = self.context.program.export(), self._octets()

        def work() -> str:
            export.save(path, octets)
            return path

        self._saving = Task(work)
        self._saving.changed.connect(self._done)

    def _octets(self) -> bytes:
        if self._format is Format.PDF:
            return as_pdf(self._document, self._route.result.moment)
        text = self._json if self._format is Format.JSON else as_html(self._document)
        return text.encode()

    def _done(self) -> None:
        task = self._saving
        if task is None:
            return
        if task.failure is not None:
            self.context.ways.go(Problem.of(task.failure))
        elif task.done is not None:
            values = {"path": task.done}
            saved = self.context.words.text("export", "page.saved", values)
            self._saved.say(saved)
            announce(self, saved)


def _dated(seconds: float) -> str:
    """Return a date and time that reads the same everywhere and on every later day."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds), QTimeZone.systemTimeZone())
    return when.toString("yyyy-MM-dd HH:mm t")
