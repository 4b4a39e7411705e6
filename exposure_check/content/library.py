"""All words for users: one file read per request, none before it is needed."""

# for programmers: complaints about a file of words, which tests find before a user does

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from exposure_check.content.errors import ContentError
from exposure_check.content.fill import fill
from exposure_check.content.groups import group_words
from exposure_check.content.translation import (
    ENGLISH,
    KINDS,
    KeyPath,
    folder_for,
    overlaid,
    translatable,
)

if TYPE_CHECKING:
    from exposure_check.model.content import FindingWords, FixWords, PayloadWords, Tip
    from exposure_check.model.menus import Menus
    from exposure_check.model.phone import Checklist, Finding, PhoneStep
    from exposure_check.model.verdict import FactValue

_Words = TypeVar("_Words")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_NOTHING: "Mapping[str, FactValue]" = MappingProxyType({})


INSTALLED = "exposure-check"
"""How the installed program is started in a terminal."""


class Library:
    """Words in one language; English where a translation lacks them.

    Every method that names a file raises `ContentError` if that file is missing or does not fit
    its schema: a mistake in ``resources``, which tests find before a user does.

    Args:
        root: the ``resources`` folder.
        language: a language tag, ``en`` or ``zh_HK``; an unknown one is English.
        started_as: how a terminal starts this program. Words have its commands as they are when
            it is installed, and show them so that they can be copied here.
    """

    def __init__(self, root: Path, language: str = ENGLISH, started_as: str = INSTALLED) -> None:
        self._root = root
        self._started_as = started_as
        self._translation = folder_for(root, language)
        self._findings: dict[str, FindingWords] = {}
        self._tips: dict[str, Tip] = {}
        self._checklists: dict[str, Checklist] = {}
        self._fixes: dict[str, FixWords] = {}
        self._payloads: dict[str, PayloadWords] = {}
        self._groups: dict[str, dict[str, str]] = {}

    @property
    def language(self) -> str:
        """The language in use, as its folder is called."""
        return self._translation.name if self._translation else ENGLISH

    def finding(self, check_id: str) -> "FindingWords":
        """Return the words of a check."""
        from exposure_check.content.schema import finding_words  # noqa: PLC0415 see `groups`

        return self._once(self._findings, "findings", check_id, finding_words)

    def tip(self, tip_id: str) -> "Tip":
        """Return one thing to do."""
        from exposure_check.content.schema import tip_words  # noqa: PLC0415 see `groups`

        return self._once(self._tips, "tips", tip_id, tip_words)

    def fix(self, fix_id: str) -> "FixWords":
        """Return the words of one fix."""
        from exposure_check.content.schema import fix_words  # noqa: PLC0415 see `groups`

        return self._once(self._fixes, "fixes", fix_id, fix_words)

    def checklist(self, system: str) -> "Checklist":
        """Return all steps for one system of phones."""
        from exposure_check.content.checklist import checklist_words  # noqa: PLC0415 see `steps`

        return self._once(self._checklists, "phones", system, checklist_words)

    def steps(self, phone: "Menus", findings: "Sequence[Finding]") -> "tuple[PhoneStep, ...]":
        """Return the steps for what was found on a phone, most helpful first.

        Args:
            phone: its system, and its version if known: one that the checklist covers.
            findings: those to act on, worst first; none for the whole checklist.
        """
        # Few ask for a checklist: a check of a file must not wait for it.
        from exposure_check.content.checklist import fitting  # noqa: PLC0415

        tips = [tip for check, word in findings for tip in self.finding(check).verdicts[word].tips]
        checks = [check for check, _ in findings]
        if findings and not tips:
            return ()
        return fitting(self.checklist(phone.system), tips, checks, phone.version)

    def payload(self, part_id: str) -> "PayloadWords":
        """Return what one kind of payload part says to whoever listens."""
        from exposure_check.content.schema import payload_words  # noqa: PLC0415 see `groups`

        return self._once(self._payloads, "payloads", part_id, payload_words)

    def has(self, group: str, key: str) -> bool:
        """True if ``words/<group>.toml`` has the key."""
        return key in self._group(group)

    def text(
        self,
        group: str,
        key: str,
        values: "Mapping[str, FactValue]" = _NOTHING,
        reveal: bool = False,
    ) -> str:
        """Return a text of ``words/<group>.toml``, filled in; keys in tables are ``table.key``."""
        texts = self._group(group)
        if key not in texts:
            raise ContentError(f"words/{group}.toml", f"{key} is missing")
        return fill(texts[key], values, reveal)

    def fill(self, template: str, values: "Mapping[str, FactValue]", reveal: bool = False) -> str:
        """Return a template of a finding with its values; see `exposure_check.content.fill`."""
        return fill(template, values, reveal)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all files of a kind: findings, tips, phones, payloads or words."""
        return tuple(sorted(path.stem for path in (self._root / kind).glob("*.toml")))

    def missing(self, language: str) -> tuple[str, ...]:
        """Return every text that a translation lacks, as ``kind/file.toml: key``.

        Raises:
            ContentError: there is no such translation, or it does not fit the English files.
        """
        folder = folder_for(self._root, language)
        if folder is None:
            raise ContentError(f"translations/{language}", "is missing")
        return tuple(
            f"{kind}/{name}.toml: {'.'.join(map(str, path))}"
            for kind in KINDS
            for name in self.names(kind)
            for path in self._untranslated(folder, kind, name)
        )

    def _untranslated(self, folder: Path, kind: str, name: str) -> list[KeyPath]:
        english = self._load(self._root / kind, name)
        texts = translatable(kind, english)
        if not (folder / kind / f"{name}.toml").is_file():
            return list(texts)
        translated = self._load(folder / kind, name)
        overlaid(f"translations/{folder.name}/{kind}/{name}.toml", kind, english, translated)
        return [path for path in texts if path not in translatable(kind, translated)]

    def _once(
        self,
        known: dict[str, _Words],
        kind: str,
        name: str,
        worded: Callable[[str, str, Mapping[str, object]], _Words],
    ) -> _Words:
        """Return what a file holds; it is read when it is first asked for."""
        if name not in known:
            where, data = self._read(kind, name)
            known[name] = worded(where, name, data)
        return known[name]

    def _group(self, group: str) -> dict[str, str]:
        if group not in self._groups:
            where, data = self._read("words", group)
            texts = group_words(where, data)
            if self._started_as != INSTALLED:
                head, shown = f"{INSTALLED} ", f"{self._started_as} "
                texts = {key: text.replace(head, shown) for key, text in texts.items()}
            self._groups[group] = texts
        return self._groups[group]

    def _read(self, kind: str, name: str) -> tuple[str, Mapping[str, object]]:
        where = f"{kind}/{name}.toml"
        data = self._load(self._root / kind, name)
        if self._translation and (self._translation / where).is_file():
            translated = self._load(self._translation / kind, name)
            where = f"translations/{self._translation.name}/{where}"
            data = overlaid(where, kind, data, translated)
        return where, data

    def _load(self, folder: Path, name: str) -> dict[str, object]:
        where = (folder / f"{name}.toml").relative_to(self._root).as_posix()
        if not _NAME.fullmatch(name):
            raise ContentError(where, "is not a name of a file of words")
        try:
            return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ContentError(where, "is missing") from None
        except (OSError, ValueError) as problem:
            raise ContentError(where, f"cannot be read: {problem}") from problem
