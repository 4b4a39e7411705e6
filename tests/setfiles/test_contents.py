"""The closed list is what it says: own files, known keys, nothing that starts a program."""

import re
import tomllib
from configparser import ConfigParser

from exposure_check.setfiles.contents import FILES, MARK, DropIn, Edit

CONFIGURATION = re.compile(r"/etc/(NetworkManager|systemd|bluetooth|iwd|avahi)/[\w./{}-]+")


def test_every_path_is_one_of_configuration():
    for name, told in FILES.items():
        assert CONFIGURATION.fullmatch(told.path), name
        assert ".." not in told.path
        if isinstance(told, DropIn):
            assert told.path.rpartition("/")[2].startswith("90-exposure-check"), name
    paths = [told.path for told in FILES.values()]
    assert len(set(paths)) == len(paths)


def test_contents_are_marked_and_well_formed():
    for name, told in FILES.items():
        for text in told.words.values() if isinstance(told, DropIn) else ():
            assert text.startswith(MARK), name
            assert text.endswith("\n"), name
            parser = ConfigParser()
            parser.read_string(text)
            assert parser.sections(), name


def test_words_are_plain():
    for name, told in FILES.items():
        for word in told.words:
            assert re.fullmatch(r"[a-z0-9-]{1,20}", word), (name, word)
        if isinstance(told, Edit):
            assert re.fullmatch(r"[A-Za-z-]+", told.key), name


def test_services_are_told_to_read_and_never_started():
    for name, told in FILES.items():
        for verb, unit in told.services:
            assert verb in ("reload", "try-restart", "try-reload-or-restart"), name
            assert re.fullmatch(r"[A-Za-z-]+\.service", unit), name


def test_the_package_brings_the_program_and_its_action(root):
    policy = (root / "packaging/polkit/org.exposure-check.set-files.policy").read_text()
    assert "/usr/libexec/exposure-check/set-files" in policy
    assert "<allow_any>no</allow_any>" in policy
    assert "<allow_active>auth_admin</allow_active>" in policy, "asked each time, never kept"
    script = root / "packaging/helper/set-files"
    assert script.read_text().startswith("#!/usr/bin/python3 -ISB\n")
    assert script.stat().st_mode & 0o111
    assert tomllib.loads((root / "pyproject.toml").read_text())
