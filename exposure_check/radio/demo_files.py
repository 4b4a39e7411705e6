"""The demo recordings that come with the program (``resources/demo/demos.toml``)."""

import tomllib
from pathlib import Path

from exposure_check.model.demo import Demo


def demos(resources: Path) -> tuple[Demo, ...]:
    """Return the demos in the order of their list; its other keys serve the tests."""
    folder = resources / "demo"
    listed = tomllib.loads((folder / "demos.toml").read_text("utf-8"))["demo"]
    return tuple(
        Demo(
            id=entry["id"],
            title=entry["title"],
            files=tuple(str(folder / name) for name in entry["files"]),
            mine=tuple(entry["mine"]),
        )
        for entry in listed
    )
