#!/bin/sh
# Writes requirements/*.lock anew: every package that is installed, with its hashes, for Python
# 3.11 to 3.14 on Linux, Windows and macOS. Needs uv. Options go to uv, for example
# `--upgrade` or `--upgrade-package ruff`.
set -eu
cd "$(dirname "$0")/.."

lock() {
    name=$1
    shift
    uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --quiet \
        --custom-compile-command tools/lock.sh --constraints requirements/platforms.txt \
        --output-file "requirements/$name.lock" "$@" >/dev/null
}

lock run "$@"
lock test --group test --constraints requirements/run.lock "$@"
lock fuzz --group fuzz --constraints requirements/run.lock "$@"
