#!/bin/sh
# Writes requirements/lab.lock anew: the Python packages of the lab's guest (Debian 12, Python 3.11,
# x86_64) with their hashes. Needs uv. Options go to uv, for example `--upgrade`.
set -eu
cd "$(dirname "$0")/../.."
uv pip compile tests/lab/requirements.in --python-version 3.11 \
    --python-platform x86_64-manylinux_2_28 --only-binary :all: --generate-hashes \
    --no-emit-index-url --no-emit-find-links --quiet \
    --custom-compile-command tests/lab/lock.sh --constraints requirements/run.lock \
    --output-file requirements/lab.lock "$@" >/dev/null
