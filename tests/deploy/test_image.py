"""The image's recipe, by its structure: where the tests run there is no engine to build it with."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib

import pytest

from tests.deploy.dockerfile import ROOT, Instruction, stages

DOCKERFILE = ROOT / "Dockerfile"
STAGES = stages(DOCKERFILE)
EVERY = [one for stage in STAGES for one in stage]
BUILD, LAST = STAGES[-2], STAGES[-1]


def _named(name: str, stage: list[Instruction]) -> list[str]:
    return [one.words for one in stage if one.name == name]


def _one(name: str, stage: list[Instruction]) -> Instruction:
    (found,) = (one for one in stage if one.name == name)
    return found


def test_the_base_is_pinned_by_a_tag_and_named_once() -> None:
    """DL3006, DL3007."""
    froms = _named("FROM", EVERY)
    outside = [words for words in froms if words.split()[0] != "base"]
    (only,) = outside
    assert re.fullmatch(r"python:3\.11-slim-\w+ AS base", only)
    assert len(froms) == 3
    assert "@sha256:" in DOCKERFILE.read_text(encoding="utf-8")  # the comment says how to pin a digest


def test_what_is_installed_is_what_the_lock_says_with_hashes() -> None:
    """DL3013: no version is left to the day of the build."""
    installing, own = [words for words in _named("RUN", BUILD) if " install " in words]
    for option in ("--require-hashes", "--no-deps", "--only-binary :all:", '--requirement "$LOCK"'):
        assert option in installing
    assert "--no-deps --no-build-isolation ." in own
    assert _named("ARG", BUILD) == ["LOCK=requirements.lock"]
    for lock in ("requirements.lock", "requirements-postgres.lock"):
        assert lock in _named("COPY", BUILD)[0]


def test_no_cache_is_kept_in_a_layer() -> None:
    """DL3042."""
    assert any("PIP_NO_CACHE_DIR=1" in words for words in _named("ENV", BUILD))


def test_every_package_of_the_project_is_built_from_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = {word for words in _named("COPY", BUILD) for word in words.split()[:-1]}
    wanted = {f"{name}/" for name in packages}
    papers = {"pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]}
    assert copied == wanted | papers | {"requirements.lock", "requirements-postgres.lock"}


def test_only_what_was_built_goes_into_the_last_stage() -> None:
    """DL3020 to DL3023: COPY and not ADD, from a stage that is there and is another."""
    assert _named("COPY", LAST) == ["--from=build /opt/communique /opt/communique"]
    assert _named("FROM", BUILD) == ["base AS build"]
    assert not _named("ADD", EVERY)


def test_it_runs_as_a_numeric_user_who_is_not_root() -> None:
    """DL3002, DL3046; a number can be checked by an orchestrator."""
    assert _one("USER", LAST).words == "10001:10001"
    (making,) = _named("RUN", LAST)
    assert "useradd --no-log-init --uid 10001 --gid 10001" in making
    assert not {"sudo", "apt-get", "curl", "wget"} & set(re.findall(r"[\w-]+", making))


def test_only_the_home_is_to_be_written() -> None:
    home = "/var/lib/communique"
    assert _named("VOLUME", LAST) == _named("WORKDIR", LAST) == [home]
    (environment,) = _named("ENV", LAST)
    assert f"COMMUNIQUE_HOME={home}" in environment
    assert "PYTHONDONTWRITEBYTECODE=1" in environment
    assert f"--mode=0700 {home}" in _named("RUN", LAST)[0]


def test_time_zones_come_from_the_locked_package() -> None:
    assert 'PYTHONTZPATH=""' in _one("ENV", LAST).words


def test_signals_reach_the_program_itself() -> None:
    """DL3025, DL4003, DL4004: one of each, in the exec form; a shell would keep SIGTERM to itself."""
    assert _one("STOPSIGNAL", LAST).words == "SIGTERM"
    assert _one("ENTRYPOINT", LAST).executed == ["communique"]
    assert _one("CMD", LAST).executed == ["run"]


def test_the_program_itself_says_whether_it_is_healthy() -> None:
    """DL3012, DL3057."""
    check = _one("HEALTHCHECK", LAST)
    assert check.executed == ["python", "-P", "-m", "bot.running.healthy"]
    assert "--start-period=" in check.words
    assert "COMMUNIQUE_HTTP_PORT=8080" in _one("ENV", LAST).words


def test_paths_are_absolute_and_no_run_changes_folders() -> None:
    """DL3000, DL3003."""
    assert all(words.startswith("/") for words in _named("WORKDIR", EVERY))
    assert not any(re.search(r"\bcd\b", words) for words in _named("RUN", EVERY))


def test_no_secret_goes_into_a_layer() -> None:
    said = " ".join(one.words for one in EVERY if one.name in {"ARG", "ENV", "COPY", "RUN"})
    assert not re.search(r"TOKEN|SECRET|PASSWORD|\.env|DATABASE_URL", said)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in ignored if line and not line.startswith("#")]
    assert rules[0] == "*"
    let_in = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = {word.rstrip("/") for words in _named("COPY", BUILD) for word in words.split()[:-1]}
    assert let_in == copied
    assert {"**/.env", "**/*.db"} <= set(rules)


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint is not installed")
def test_hadolint_has_nothing_to_say() -> None:
    done = subprocess.run(
        ["hadolint", str(DOCKERFILE)],  # noqa: S607  whichever is installed
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "")
