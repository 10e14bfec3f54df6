"""The unit for systemd: what it promises, and what systemd itself says of it where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.running.service import GRACE
from tests.deploy.dockerfile import ROOT

if TYPE_CHECKING:
    from pathlib import Path

UNIT = ROOT / "deploy" / "communique.service"
LATER = ("RestartSteps", "RestartMaxDelaySec")
"""Known to systemd 254 and later; earlier ones say that they ignore them."""

MOST_EXPOSED = 2.0
"""Of 10, as `systemd-analyze security` counts: 1.7 when this was written."""

by_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


def _section(name: str) -> dict[str, str]:
    sections: defaultdict[str, dict[str, str]] = defaultdict(dict)
    current = ""
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            assert key not in sections[current], f"{key} twice"
            sections[current][key] = value
    return sections[name]


SERVICE = _section("Service")


def test_it_runs_as_a_user_of_its_own_and_writes_in_its_home_alone() -> None:
    assert SERVICE["User"] == SERVICE["Group"] == SERVICE["StateDirectory"] == "communique"
    assert SERVICE["StateDirectoryMode"] == "0700"
    assert SERVICE["ProtectSystem"] == "strict"
    assert SERVICE["WorkingDirectory"] == "/var/lib/communique"
    assert "COMMUNIQUE_HOME=/var/lib/communique" in SERVICE["Environment"].split()
    assert "ReadWritePaths" not in SERVICE
    user = (ROOT / "deploy" / "communique.sysusers").read_text(encoding="utf-8").splitlines()[-1]
    assert user.split() == ["u", "communique", "-", '"Communique"', "/var/lib/communique"]


@pytest.mark.parametrize(
    "name",
    """NoNewPrivileges PrivateTmp PrivateDevices ProtectHome ProtectClock ProtectControlGroups ProtectHostname
    ProtectKernelLogs ProtectKernelModules ProtectKernelTunables RestrictNamespaces RestrictRealtime
    RestrictSUIDSGID LockPersonality MemoryDenyWriteExecute RemoveIPC""".split(),  # noqa: SIM905  to be read as one list of words
)
def test_what_it_does_not_need_is_switched_off(name: str) -> None:
    assert SERVICE[name] == "yes"


def test_it_has_no_capability_and_the_system_calls_of_a_service() -> None:
    assert SERVICE["CapabilityBoundingSet"] == SERVICE["AmbientCapabilities"] == ""
    assert SERVICE["SystemCallFilter"] == "@system-service"
    assert SERVICE["SystemCallArchitectures"] == "native"
    assert set(SERVICE["RestrictAddressFamilies"].split()) == {"AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"}


def test_it_is_started_again_ever_more_slowly_and_never_given_up() -> None:
    assert SERVICE["Restart"] == "on-failure"
    assert [SERVICE[name] for name in ("RestartSec", *LATER)] == ["1s", "6", "60s"]
    assert _section("Unit")["StartLimitIntervalSec"] == "0"


def test_it_has_longer_to_end_than_it_takes() -> None:
    assert SERVICE["TimeoutStopSec"] == "60s"
    assert timedelta(seconds=60) > 2 * GRACE
    assert SERVICE["KillMode"] == "mixed"


def test_secrets_stand_in_a_file_and_not_in_the_unit() -> None:
    assert SERVICE["EnvironmentFile"] == "/etc/communique/secrets.env"
    assert not re.search(r"TOKEN|SECRET|PASSWORD", SERVICE["Environment"])


@by_systemd
def test_systemd_understands_all_of_it(tmp_path: Path) -> None:
    said = _analyzed("verify", _runnable(tmp_path))
    ours = [line for line in said.splitlines() if "communique" in line]
    assert [line for line in ours if not any(name in line for name in LATER)] == []


@by_systemd
def test_systemd_finds_it_hardly_exposed(tmp_path: Path) -> None:
    said = _analyzed("security", "--offline=true", "--no-pager", _runnable(tmp_path))
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert found, said
    assert float(found[1]) <= MOST_EXPOSED


def _runnable(folder: Path) -> str:
    """The unit with a program that is there: systemd looks for it."""
    unit = folder / UNIT.name
    unit.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT.read_text(), flags=re.MULTILINE))
    return str(unit)


def _analyzed(*arguments: str) -> str:
    done = subprocess.run(
        ["systemd-analyze", *arguments],  # noqa: S607  whichever is installed
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout + done.stderr
