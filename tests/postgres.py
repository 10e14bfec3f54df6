"""A PostgreSQL server of the tests' own, in a temporary folder and on a spare port of the loopback.

It refuses to run as root, so that under root it runs as nobody. It goes when the tests end, however they end:
a shell holds it, and stops it when the pipe to the tests closes. What would let it survive a loss of power is
off, for it is thrown away anyway. Where PostgreSQL or its driver is not installed, `why_absent` says so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAMS = ("initdb", "pg_ctl", "postgres")
_INSTALLED = Path("/usr/lib/postgresql")

_LIFE = """
programs=$1 folder=$2 port=$3
make() {
    "$programs/initdb" -D "$folder/data" -U communique -A scram-sha-256 --pwfile="$folder/password" \
        -E UTF8 --locale=C --no-sync "$@" >>"$folder/log" 2>&1
}
# Where it can be, words are sorted as people sort them: what relies on the order of bytes must say so itself.
make --locale-provider=icu --icu-locale=en || make || exit
"$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >>"$folder/log" 2>&1 -o "-p $port \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c autovacuum=off \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off" || exit
echo ready
cat
"$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >>"$folder/log" 2>&1
rm -rf "$folder"
"""


def why_absent() -> str | None:
    """Why no server can be started here, or None."""
    if _programs() is None:
        return "no PostgreSQL server is installed"
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    return None


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a running server, without a database: `postgresql://user:password@127.0.0.1:port`.

    Raises:
        RuntimeError: there is none here, or it does not start; with what it said.
    """
    programs = _programs()
    if programs is None:
        raise RuntimeError(why_absent())
    folder = Path(tempfile.mkdtemp(prefix="communique-postgres-"))
    try:
        password = token_hex(16)
        (folder / "password").write_text(password)
        with _spare_port() as port, _started(programs, folder, port) as server:
            assert server.stdout is not None
            if server.stdout.readline() != b"ready\n":
                raise RuntimeError((folder / "log").read_text(errors="replace"))
            yield f"postgresql://communique:{password}@127.0.0.1:{port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # mostly gone already


@contextmanager
def database(cluster_url: str, *, template: str = "template0") -> Iterator[str]:
    """The address of a new database, gone afterwards, whoever is still connected.

    Args:
        template: the name of the database of which it is a copy, which nobody may be connected to.
    """
    name = f"test_{token_hex(8)}"
    run(cluster_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield f"{cluster_url}/{name}"
    finally:
        run(cluster_url, f"DROP DATABASE {name} WITH (FORCE)")


def empty(url: str) -> None:
    """Empty every table of a migrated database, whoever is still connected: faster than to make another."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        tables = connection.execute(
            "SELECT quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        )
        names = ", ".join(name for (name,) in tables)
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY".encode())


def run(cluster_url: str, statement: str) -> list[tuple[Any, ...]]:
    """Run one statement on the server, outside of every database of the tests; the rows that it gives."""
    import psycopg

    with psycopg.connect(f"{cluster_url}/postgres", autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest where there are several."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    asked = shutil.which("pg_config")
    if asked:
        answer = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()))
    if _INSTALLED.is_dir():
        folders += sorted((one / "bin" for one in _INSTALLED.iterdir()), reverse=True)
    held = (one for one in folders if all((one / program).is_file() for program in _PROGRAMS))
    return next(held, None)


def _started(programs: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["/bin/sh", "-c", _LIFE, "sh", programs, folder, str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        start_new_session=True,  # an interrupt is for the tests, which then close the pipe
        **_unprivileged(folder),
    )


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How a subprocess is started that is not root, and may write into this folder."""
    if os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.iterdir()):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def _spare_port() -> Iterator[int]:
    """A port that nobody else is given meanwhile: making the server takes seconds, and others bind ports too.

    It is bound, and not listened on: so the server, which asks for it by its number, may share it.
    """
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield int(holder.getsockname()[1])
