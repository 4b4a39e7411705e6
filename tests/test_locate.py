"""The resources are found beside a checkout or inside an installed package, or are missed."""

from pathlib import Path

import pytest

from exposure_check.locate import ResourcesMissingError, resources, resources_of


def test_checkout_has_them_beside_the_package(root: Path) -> None:
    assert resources() == root / "resources"


def test_installed_package_has_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "exposure_check"
    (package / "_resources" / "words").mkdir(parents=True)
    assert resources_of(package) == package / "_resources"


def test_the_inside_goes_before_a_strangers_folder(tmp_path: Path) -> None:
    package = tmp_path / "exposure_check"
    (package / "_resources" / "words").mkdir(parents=True)
    (tmp_path / "resources" / "words").mkdir(parents=True)
    assert resources_of(package) == package / "_resources"


def test_missing_resources_name_both_places(tmp_path: Path) -> None:
    package = tmp_path / "exposure_check"
    (tmp_path / "resources").mkdir()
    with pytest.raises(ResourcesMissingError) as caught:
        resources_of(package)
    assert caught.value.places == (package / "_resources", tmp_path / "resources")
    assert str(tmp_path / "resources") in str(caught.value)
