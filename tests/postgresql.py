"""A PostgreSQL of a test's own: made in a temporary folder, reached by a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg


@dataclass
class Cluster:
    """A running PostgreSQL with its data and its socket in `folder`; whoever reaches the socket is `kit`."""

    programs: Path
    folder: Path
    settings: tuple[str, ...]
    server: subprocess.Popen | None = None
    numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """Return the address of a database, as `DATABASE_URL` has it."""
        return f"postgresql://kit@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = ["unix_socket_directories=" + str(self.folder), "listen_addresses=", *self.settings]
        command = [self.programs / "postgres", "-D", self.folder / "data"]
        for setting in settings:
            command += ["-c", setting]
        deadline = time.monotonic() + 60
        while True:
            with (self.folder / "log").open("a") as log:
                self.server = subprocess.Popen(command, stdout=log, stderr=log, **_as_nobody())
            while self.server.poll() is None:
                try:
                    psycopg.connect(self.url("postgres")).close()
                except psycopg.OperationalError:
                    assert time.monotonic() < deadline, (self.folder / "log").read_text()[-2000:]
                    time.sleep(0.05)
                else:
                    return
            # After a kill it does not start before the last of the old processes is gone.
            assert time.monotonic() < deadline, (self.folder / "log").read_text()[-2000:]
            time.sleep(0.2)

    def kill(self) -> None:
        """Kill the server as a power switch would, as far as processes go."""
        assert self.server
        self.server.kill()
        self.server.wait()

    def stop(self) -> None:
        """End the server, whoever is connected."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(30)

    def new_database(self, like: str | None = None) -> str:
        """Make an empty database, or a copy of *like*, and return its name."""
        name = f"kit_{next(self.numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            template = f" TEMPLATE {like}" if like else ""
            connection.execute(f"CREATE DATABASE {name}{template}".encode())
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@contextmanager
def run_cluster(programs: Path, *settings: str) -> Iterator[Cluster]:
    """Give a running cluster; without *settings* it does not wait for the disk, which is for quick tests."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
    command = [programs / "initdb", "-D", folder / "data", "-U", "kit", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]  # fmt: skip
    cluster = Cluster(programs, folder, settings or ("fsync=off", "full_page_writes=off"))
    try:
        subprocess.run(command, check=True, capture_output=True, **_as_nobody())
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _as_nobody() -> dict:
    """PostgreSQL refuses to run as root."""
    return {"user": "nobody", "cwd": "/"} if os.geteuid() == 0 else {}
