"""Fixtures that every room's tests may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

os.environ["LC_ALL"] = "C.UTF-8"  # a terminal speaks English, whoever runs the tests


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_captures() -> Path:
    """Labelled captures beside the checkout; they are never part of the project."""
    folder = ROOT.parent / "shared" / "captures"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"labelled captures are missing: {folder}")
        pytest.skip("labelled captures (../shared/captures) are not beside this checkout")
    return folder
