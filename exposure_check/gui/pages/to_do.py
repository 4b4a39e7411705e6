"""What to do about all that was found."""

from collections.abc import Iterator

from exposure_check.gui.context import Context
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.phone_kind import ready
from exposure_check.gui.pages.steps_of import StepsOf
from exposure_check.gui.routes import ToDo
from exposure_check.gui.widgets.button import PrimaryButton
from exposure_check.wording.tips import tips_for


class ToDoPage(Page):
    """Tips for one result, the one that helps most first."""

    def __init__(self, context: Context, route: ToDo) -> None:
        super().__init__(context, context.say("to-do.title"))
        tips = tips_for(route.result.outcomes, context.words)
        self.headline(context.say("to-do.headline", {"count": len(tips)}))
        self.lead(context.say("to-do.lead"))
        subject = route.result.subject
        self._steps = StepsOf(context, tips, subject.system, subject.chosen, page=self)
        self.add(self._steps, 14)
        self.grow(self._fill(subject.kind))

    def _fill(self, kind: str) -> Iterator[None]:
        context = self.context
        yield from self._steps.fill()
        if kind:
            self.section(context.say("to-do.then"))
            self.lead(context.say("to-do.then-lead"), 6)
            again, to = context.say("result.again-device"), ready(kind)
            self.add(PrimaryButton(self.look, again, lambda: context.ways.go(to)), 14)
