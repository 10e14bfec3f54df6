"""Healthy: whether the process of this machine lives, asked as a container's health check does.

`python -P -m bot.running.healthy` exits with 0 where `/healthz` says so. It loads next to nothing, for it is
started anew every half a minute.
"""

from __future__ import annotations

import os
import sys
from http.client import HTTPConnection, HTTPException

PAGE = "/healthz"
TIMEOUT_S = 4.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  listened on by the other side
"""An address that means all of this machine's → one to ask it at."""


def healthy(host: str, port: int, *, timeout_s: float = TIMEOUT_S) -> bool:
    """Whether the pages at an address say that the process lives; False also where nobody answers."""
    connection = HTTPConnection(EVERYWHERE.get(host, host), port, timeout=timeout_s)
    try:
        connection.request("GET", PAGE)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """The exit code: 0 for healthy, 1 for not."""
    port = os.environ.get("COMMUNIQUE_HTTP_PORT", "")
    if not port.strip().isdecimal():
        sys.stderr.write("COMMUNIQUE_HTTP_PORT is no port\n")
        return 1
    return 0 if healthy(os.environ.get("COMMUNIQUE_HTTP_HOST", "").strip(), int(port)) else 1


if __name__ == "__main__":
    sys.exit(main())
