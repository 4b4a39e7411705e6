"""What the program has to say in a scenario, and how what it said differs from that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.lab.guest.words import flat


@dataclass(frozen=True)
class Said:
    """One finished run of the program."""

    status: int
    out: str
    err: str
    report: Mapping[str, Any] | None = None

    @property
    def verdicts(self) -> dict[str, str]:
        """Return verdict words by check id."""
        checks = (self.report or {}).get("checks", {})
        return {check: outcome["verdict"] for check, outcome in checks.items()}


@dataclass(frozen=True)
class Truth:
    """What is true in a scenario, in the words of the report; None and absent: not compared."""

    checks: Mapping[str, str | None] = field(default_factory=dict)
    assessment: str | None = None
    status: int | None = None
    subject: str | None = None
    says: tuple[str, ...] = ()

    def but(self, **checks: str | None) -> "Truth":
        """Return it with other words for checks, written with ``_`` only; None: no matter."""
        named = {check.replace(".", "_").replace("-", "_"): check for check in self.checks}
        assert set(checks) <= set(named), f"of {set(named)}"
        others = {named[key]: word for key, word in checks.items()}
        return replace(self, checks={**self.checks, **others})

    def differences(self, said: Said) -> list[str]:
        """Return a sentence for each thing the program got wrong."""
        report = said.report or {}
        asked = [
            ("exit status", self.status, said.status),
            ("assessment", self.assessment, report.get("assessment")),
            ("subject", self.subject, report.get("subject", {}).get("answer")),
        ]
        asked += [(check, word, said.verdicts.get(check)) for check, word in self.checks.items()]
        wrong = [
            f"{what}: said {got}, is {right}"
            for what, right, got in asked
            if right is not None and got != right
        ]
        words = flat(said.out + " " + said.err)
        wrong += [f"does not say {text!r}" for text in self.says if text not in words]
        if "Traceback" in said.out + said.err:
            wrong.append("printed a traceback")
        return wrong


def right(said: Said, **truth: Any) -> None:
    """See that this is true of what was said; AssertionError with every difference."""
    wrong = Truth(**truth).differences(said)
    assert not wrong, "; ".join(wrong)


def spellings(address: str) -> set[bytes]:
    """Return the ways an address may be written: octets and text, both orders, any separator."""
    forward = address.lower().split(":")
    found: set[bytes] = set()
    for octets in (forward, forward[::-1]):
        found.add(bytes.fromhex("".join(octets)))
        for separator in ("", ":", "-", "_", ".", " "):
            text = separator.join(octets)
            found |= {text.encode(), text.upper().encode()}
        quads = ["".join(octets[at : at + 2]) for at in (0, 2, 4)]
        found.add(".".join(quads).encode())
    return found


def traces(content: bytes, strangers: Iterable[str], names: Iterable[str] = ()) -> list[str]:
    """Return which strangers' addresses or names are found in ``content``, in any spelling."""
    found = [one for one in strangers if any(way in content for way in spellings(one))]
    return found + [name for name in names if name.encode() in content]
