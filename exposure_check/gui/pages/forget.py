"""Deleting what was kept: a result, a device, everything."""

from exposure_check.gui.context import Context
from exposure_check.gui.history_words import say
from exposure_check.gui.pages.page import Page
from exposure_check.gui.places import Place
from exposure_check.gui.routes import Forget, Problem
from exposure_check.gui.running import Task
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton


class ForgetPage(Page):
    """Asks once, then deletes."""

    def __init__(self, context: Context, route: Forget) -> None:
        super().__init__(context, say(context, "forget.title"))
        self._route = route
        self._task: Task[bool] | None = None
        what = "result" if route.result else "device" if route.device else "all"
        self.headline(say(context, f"forget.{what}", {"name": route.name}))
        self.lead(say(context, "forget.lead-all" if what == "all" else "forget.lead"))
        self.add(PrimaryButton(self.look, say(context, "forget.no"), context.ways.back), 20)
        gap = self.look.space("gap")
        self.add(GhostButton(self.look, say(context, "forget.yes"), self._forget), gap)

    def _forget(self) -> None:
        if self._task is not None:
            return
        history, route = self.context.program.history, self._route

        def work() -> bool:
            kept = history()
            if route.result:
                kept.forget_result(route.result)
            elif route.device:
                kept.forget_device(route.device)
            else:
                kept.forget_all()
            return True

        self._task = Task(work)
        self._task.changed.connect(self._done)

    def _done(self) -> None:
        task, context = self._task, self.context
        if task is None:
            return
        if task.failure is not None:
            context.ways.replace(self._route, Problem.of(task.failure))
            return
        context.ways.switch(Place.DEVICES)
        context.ways.home()
        context.ways.refresh()
