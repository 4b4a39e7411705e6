"""What can be changed on this computer, and what was."""

from collections.abc import Iterator, Sequence
from functools import partial

from exposure_check.gui import begin_fixes
from exposure_check.gui.context import Context
from exposure_check.gui.fix_words import (
    entry_line,
    refusal,
    say,
    target,
    tips_of,
    worst,
)
from exposure_check.gui.mend import Found
from exposure_check.gui.pages.page import Page
from exposure_check.gui.pages.steps_of import StepsOf
from exposure_check.gui.pages.waiting import add_busy
from exposure_check.gui.result_words import icon_of
from exposure_check.gui.routes import Change, Fix, Fixes, Problem
from exposure_check.gui.widgets.button import GhostButton, PrimaryButton
from exposure_check.gui.widgets.card import PressCard, Says
from exposure_check.model.fix import Entry, Offer, Refused, Stage
from exposure_check.wording.tips import menus_of


class FixesPage(Page):
    """Waits for what can be changed, then lists it."""

    def __init__(self, context: Context, route: Fixes) -> None:
        super().__init__(context, say(context, "ways.title"))
        self._route = route
        looking = route.looking
        looking.changed.connect(self._renew)
        if looking.failure is None and looking.done is None:
            self._wait()
        elif isinstance(looking.done, Refused):
            self._refused(looking.done)
        elif looking.done is not None:
            self.grow(self._list(looking.done))

    def begin(self) -> None:
        """See `Page`."""
        failure = self._route.looking.failure
        if failure is not None:
            self.context.ways.turn(self._route, Problem.of(failure))

    def _say(self, key: str, **values: str | int) -> str:
        return say(self.context, key, values)

    def _wait(self) -> None:
        context = self.context
        self.headline(self._say("looking.headline"))
        self.lead(self._say("looking.lead"))
        add_busy(self, self._say("looking.ring"), self._say("looking.busy"))
        self.add(GhostButton(self.look, context.say("way.cancel"), context.ways.back), 28)

    def _refused(self, refused: Refused) -> None:
        self.headline(self._say("not-done.headline-look"))
        self.lead(refusal(self.context, refused))
        self.add(PrimaryButton(self.look, self._say("not-done.again"), self._again), 20)

    def _again(self) -> None:
        begin_fixes.look_again(self.context, self._route)

    def _renew(self) -> None:
        self.context.ways.refresh()

    def _list(self, found: Found) -> Iterator[None]:
        checks = self._route.checks
        offers = [
            one for one in found.offers if not checks or not set(checks).isdisjoint(one.heals)
        ]
        kinds = [
            tuple(one for one in offers if one.fix == fix)
            for fix in dict.fromkeys(one.fix for one in offers)
        ]
        self._first(found, kinds)
        yield
        for entry in found.left_open():
            self._open_entry(found, entry)
            yield
        usual = [those for those in kinds if not those[0].guided and not those[0].expert]
        yield from self._cards(found, usual, "")
        yield from self._cards(found, [those for those in kinds if those[0].guided], "list.by-hand")
        experts = [those for those in kinds if those[0].expert and not those[0].guided]
        yield from self._cards(found, experts, "list.experts")
        if checks:
            every = GhostButton(self.look, self._say("ways.all"), self._everything)
            self.add(every, self.look.space("section"))
        else:
            yield from self._changed(found)

    def _first(self, found: Found, kinds: Sequence[tuple[Offer, ...]]) -> None:
        if kinds:
            self.headline(self._say("list.headline", count=len(kinds)))
            by_hand = [those[0].guided for those in kinds]
            key = "-by-hand" if all(by_hand) else "-some-by-hand" if any(by_hand) else ""
            self.lead(self._say(f"list.lead{key}"))
            return
        self.headline(self._say("list.headline-nothing"))
        tips = list(tips_of(self.context, found.outcomes(self._route.checks)))
        if tips:
            self.lead(self._say("list.nothing-check"))
            self.add(StepsOf(self.context, tips, menus_of(found.report.settings.system)), 14)
            return
        self.lead(self._say("list.nothing"))
        self.add(PrimaryButton(self.look, self._say("ways.again"), self._again), 20)

    def _everything(self) -> None:
        self.context.ways.go(begin_fixes.look(self.context))

    def _cards(
        self, found: Found, kinds: Sequence[tuple[Offer, ...]], title: str
    ) -> Iterator[None]:
        if kinds and title:
            self.section(self._say(title))
        for offers in kinds:
            go = partial(self.context.ways.go, Fix(self._route, found, offers))
            self.add(PressCard(self.look, self._says(found, offers), go), self.look.space("gap"))
            yield

    def _says(self, found: Found, offers: Sequence[Offer]) -> Says:
        first, words = offers[0], self.context.words
        if len(offers) > 1:
            for_whom = self._say("list.several", count=len(offers))
        else:
            for_whom = self._say("list.for", target=target(self.context, first))
        severity = worst(found.outcomes(first.heals))
        badge = None
        if severity is not None:
            badge = (severity, words.text("report", f"severity.{severity.value}"))
        icon = icon_of(first.heals[0]) if first.heals else "settings"
        return Says(words.fix(first.fix).title, for_whom, icon, badge, beside=False)

    def _open_entry(self, found: Found, entry: Entry) -> None:
        detail = entry_line(self.context, "list.open-detail", entry)
        says = Says(self._say("list.open-title"), detail, "clock")
        route = Change(self._route, found, entry)
        self.add(PressCard(self.look, says, lambda: self.context.ways.go(route)), 12)

    def _changed(self, found: Found) -> Iterator[None]:
        entries = [one for one in reversed(found.entries) if one.stage is not Stage.BEGUN]
        if entries:
            self.section(self._say("list.changed"))
        for entry in entries:
            detail = entry_line(self.context, f"entry.{entry.stage.value}-short", entry)
            says = Says(self.context.words.fix(entry.fix).title, detail, "clock")
            go = partial(self.context.ways.go, Change(self._route, found, entry))
            self.add(PressCard(self.look, says, go), self.look.space("gap"))
            yield
        if found.unreadable:
            self.note(self._say("list.unreadable", count=found.unreadable))
