"""Runs the fuzz targets with coverage guidance (atheris); any uncaught error fails.

    .venv/bin/python tests/fuzz/run.py --runs 10000000
    .venv/bin/python tests/fuzz/run.py --target elements --seconds 60

Needs what ``requirements/fuzz.lock`` names. An input that fails is kept in ``build/fuzz``, and can
be given to ``--input`` to see what it does.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tools import fuzzing  # noqa: E402 found through the line above

ARTIFACTS = ROOT / "build" / "fuzz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", action="append", choices=fuzzing.target_names())
    parser.add_argument("--runs", type=int, default=100_000, help="inputs per target")
    parser.add_argument("--seconds", type=int, default=0, help="at most so long per target")
    parser.add_argument("--longest", type=int, default=1024, help="octets of an input")
    parser.add_argument(
        "--patience", type=int, default=5, help="seconds an input may take; more on a busy machine"
    )
    parser.add_argument("--input", type=Path, help="give one file to one target, and end")
    parser.add_argument("--corpus", help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.target or fuzzing.target_names()
    if options.input:
        fuzzing.load_target(names[0]).one_input(options.input.read_bytes())
        return 0
    if options.corpus:
        fuzz_one(names[0], options)
    failed = [name for name in names if not run_apart(name, options)]
    print(f"{len(names) - len(failed)} passed, {len(failed)} failed", *failed)
    return 1 if failed else 0


def run_apart(name: str, options: argparse.Namespace) -> bool:
    """Fuzz one target in a process of its own: libFuzzer ends the process it runs in."""
    print(f"== {name}", flush=True)
    with tempfile.TemporaryDirectory() as corpus:
        command = [sys.executable, __file__, "--corpus", corpus, "--target", name]
        command += ["--runs", str(options.runs), "--seconds", str(options.seconds)]
        command += ["--longest", str(options.longest), "--patience", str(options.patience)]
        return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def fuzz_one(name: str, options: argparse.Namespace) -> None:
    """Fuzz one target; does not return."""
    import atheris

    with atheris.instrument_imports(include=["exposure_check.decode"]):
        target = fuzzing.load_target(name)
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(fuzzing.seeds(target)):
        (Path(options.corpus) / f"seed-{number}").write_bytes(seed)
    flags = [
        f"-runs={options.runs}",
        f"-max_len={options.longest}",
        f"-timeout={options.patience}",
        "-rss_limit_mb=1024",
    ]
    flags += [f"-artifact_prefix={ARTIFACTS}/{name}-", "-print_final_stats=1"]
    if options.seconds:
        flags.append(f"-max_total_time={options.seconds}")
    atheris.Setup([sys.argv[0], *flags, options.corpus], target.one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
