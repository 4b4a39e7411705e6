"""The first page: what can be checked."""

from PySide6.QtWidgets import QGridLayout

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Home
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.gui.widgets.icon import Picture

_UPRIGHT_TO = 1.6
"""Text size up to which two small cards stand side by side."""


class HomePage(Page):
    """What can be checked."""

    def __init__(self, context: Context, _route: Home) -> None:
        super().__init__(context, context.say("way.window"))
        say, look = context.say, context.look
        gap = look.space("gap")
        self.headline(say("home.headline"))
        picture = Picture(look, "street")
        picture.setAccessibleName(say("home.picture"))
        self.add(picture, 8)
        phone = Says(say("home.phone"), say("home.phone-detail"), "phone")
        self.add(PressCard(look, phone, self._phone), gap)
        computer = Says(say("home.computer"), say("home.computer-detail"), "computer")
        self.add(PressCard(look, computer, self._audit), gap)
        small = QGridLayout()
        small.setSpacing(gap)
        side_by_side = look.scale < _UPRIGHT_TO
        capture = Says(say("home.open"), say("home.open-detail"), "file")
        demo = Says(say("home.demo"), say("home.demo-detail"), "play")
        upright = side_by_side
        small.addWidget(PressCard(look, capture, self._open, upright=upright), 0, 0)
        place = (0, 1) if side_by_side else (1, 0)
        small.addWidget(PressCard(look, demo, self._demos, upright=upright), *place)
        self.column.addSpacing(gap)
        self.column.addLayout(small)
        self.note(say("home.promise"), 14)

    def _phone(self) -> None:
        from exposure_check.gui.routes import PhoneKind  # noqa: PLC0415 the first paint comes first

        self.context.ways.go(PhoneKind())

    def _demos(self) -> None:
        from exposure_check.gui.routes import Demos  # noqa: PLC0415 see above

        self.context.ways.go(Demos())

    def _audit(self) -> None:
        from exposure_check.gui import begin  # noqa: PLC0415 see above

        self.context.ways.go(begin.audit(self.context))

    def _open(self) -> None:
        from exposure_check.gui.opening import open_captures  # noqa: PLC0415 see above

        open_captures(self.context, self)
