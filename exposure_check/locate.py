"""Finds the folder of words and tips: beside a source checkout, inside an installed package."""

from pathlib import Path

INSTALLED = "_resources"
"""Where the wheel puts the folder, inside the package (see ``pyproject.toml``)."""
CHECKOUT = "resources"
"""Where a checkout has it, beside the package."""


class ResourcesMissingError(Exception):
    """There is no folder of words: the installation is incomplete.

    Attributes:
        places: where it was looked for.
    """

    def __init__(self, places: tuple[Path, ...]) -> None:
        named = " or ".join(map(str, places))
        super().__init__(f"no resources folder at {named}")  # for programmers
        self.places = places


def resources() -> Path:
    """Return the folder that holds findings, tips, payloads, words and demo recordings.

    Raises:
        ResourcesMissingError: neither place has one.
    """
    return resources_of(Path(__file__).resolve().parent)


def resources_of(package: Path) -> Path:
    """Return the resources of the package in folder ``package``; see `resources`.

    The installed place goes first: a folder that happens to be called ``resources`` in
    site-packages belongs to someone else.
    """
    places = (package / INSTALLED, package.parent / CHECKOUT)
    for place in places:
        if (place / "words").is_dir():
            return place
    raise ResourcesMissingError(places)
