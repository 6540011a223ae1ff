"""A cluster of dask.distributed makes what this machine makes, and what goes wrong there is said in words.

It runs here, in two processes and encrypted; its certificates stand in dask's settings, as on a machine of a cluster.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

import dask
import numpy as np
import pytest
from distributed import Client, LocalCluster
from typer.testing import CliRunner

from kit.cli import app
from kit.errors import SettingsError
from kit.loop import Brief, assemble, write_loop
from kit.packet import Interview
from kit.packet.documents import DOCUMENTS
from kit.pdf import bulk
from kit.pdf.bulk import ENDED, Drawn, Job, cluster, render_many
from kit.role import find_role
from tests.bench.coverage import outcomes
from tests.bench.simulated import CASES
from tests.hiring import paper
from tests.packet.samples import interview

# One group at a time in each process, and one that ends twice the process that draws it is given up: dask's own
# settings are 2 and 4, which takes longer to show.
PATIENCE = {"distributed.scheduler.worker-saturation": 1.0, "distributed.scheduler.allowed-failures": 1}


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    folder = str(tmp_path_factory.mktemp("workers"))
    with (
        dask.config.set(PATIENCE),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            security=True,
            local_directory=folder,
        ) as running,
    ):
        made = running.security
        certificates = {
            "distributed.comm.tls.ca-file": made.tls_ca_file,
            "distributed.comm.tls.client.cert": made.tls_client_cert,
            "distributed.comm.tls.client.key": made.tls_client_key,
        }
        with dask.config.set(certificates):
            yield running.scheduler_address


@pytest.fixture
def named(scheduler, monkeypatch) -> str:
    """The same address, in the environment; both workers are there, also after a test that killed one."""
    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2)
    monkeypatch.setenv("HIRING_KIT_DASK", scheduler)
    return scheduler


@pytest.fixture(scope="module")
def jobs(bank, scorecards) -> Iterator[list[Job]]:
    """Four groups of two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "GROUP", 2)
        seats = [interview(bank, scorecards, interviewer=f"Person {n}", nonce=str(n)) for n in range(2)]
        yield [Job(f"{n}/{d}", d, seat, "a4") for n, seat in enumerate(seats) for d in DOCUMENTS]


@pytest.fixture(scope="module")
def here(jobs) -> list[Drawn]:
    return list(render_many(jobs))


def test_the_files_are_those_that_are_drawn_here(named, jobs, here):
    assert named.startswith("tls://")
    assert all(drawn.content for drawn in here)
    with cluster() as executor:
        assert executor.processes == 2
        assert list(render_many(jobs, executor)) == here


def test_the_command_line_makes_and_reads_the_same_files(scheduler, bank, tmp_path):
    loop = assemble(Brief(find_role("senior-backend-python", bank), bank), explain=False)
    write_loop(loop, tmp_path / "loop.yaml")

    def run(place: str, *arguments: object, status: int = 0) -> str:
        environment = {"HIRING_KIT_DASK": scheduler if place == "there" else ""}
        done = CliRunner().invoke(app, list(map(str, arguments)), env=environment)
        assert done.exit_code == status, done.output
        return done.stdout

    boxes = tmp_path / "boxes" / "boxes.json"
    run("here", "packet", tmp_path / "loop.yaml", "--out", tmp_path / "here", "--boxes", boxes)
    run("there", "packet", tmp_path / "loop.yaml", "--out", tmp_path / "there")
    here, there = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("here", "there"))
    assert here == there
    assert len(here) > 15

    form = next(content for name, content in here.items() if name.endswith("-fillable.pdf"))
    (tmp_path / "card.pdf").write_bytes(paper.filled(form, s1_c01="/4"))
    (tmp_path / "scan.png").write_bytes(paper.png(paper.raster(form)))
    files = [tmp_path / name for name in ("card.pdf", "scan.png", "gone.pdf")]
    read = run("here", "read", *files, "--boxes", boxes, "--json", status=1)  # one file is gone
    assert run("there", "read", *files, "--boxes", boxes, "--json", status=1) == read
    assert '"value": "4"' in read


def test_simulated_jobs_come_to_the_same_numbers(named):
    here = outcomes(CASES["10"], 4)
    with cluster() as executor:
        there = outcomes(CASES["10"], 4, executor)
    assert [o.counts for o in there] == [o.counts for o in here]
    assert all(np.array_equal(a.chances, b.chances) for a, b in zip(there, here, strict=True))


@dataclass(frozen=True)
class Deadly(Interview):
    """What ends the process that draws it."""

    @property
    def name(self) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


def test_a_worker_that_is_killed_is_made_up_for_and_what_kills_it_is_named(named, jobs, here):
    deadly = replace(jobs[2], interview=Deadly(**vars(jobs[2].interview)))
    with cluster() as executor:
        drawn = list(render_many([*jobs[:2], deadly, *jobs[3:]], executor))
    assert [d.failed for d in drawn[2:4]] == [ENDED, ENDED]
    assert [*drawn[:2], *drawn[4:]] == [*here[:2], *here[4:]]


def test_where_the_scheduler_ends_what_was_under_way_is_named_and_nothing_is_raised(monkeypatch, jobs):
    monkeypatch.setattr(bulk, "SECONDS", 1)
    with LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as short:
        monkeypatch.setenv("HIRING_KIT_DASK", short.scheduler_address)
        with cluster() as executor:
            drawing = render_many(jobs * 8, executor, at_once=2)
            first = next(drawing)
            short.close()
            drawn = [first, *drawing]
    assert [d.id for d in drawn] == [job.id for job in jobs * 8]
    assert first.content
    assert drawn[-1].failed == ENDED


def test_who_stops_does_not_wait_for_workers_that_are_gone(jobs):
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    class Gone(Executor):
        def submit(self, work, *given):
            return Future()  # nothing ever comes of it

    assert list(render_many(jobs, Gone(), stop=stop)) == []
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:1", "no scheduler of a cluster answers there: .*Start it, or change"),
        ("nonsense", "missing port number in address 'nonsense'"),
        ("http://127.0.0.1:1", "unknown address scheme 'http'"),
    ],
)
def test_a_cluster_that_is_not_there_is_said_in_words(monkeypatch, address, says):
    monkeypatch.setattr(bulk, "SECONDS", 1)
    monkeypatch.setenv("HIRING_KIT_DASK", address)
    with pytest.raises(SettingsError, match=f"^HIRING_KIT_DASK is '{address}', and .*{says}"), cluster():
        pass


def test_nobody_comes_in_without_a_certificate(named):
    words = "with the certificates in dask's settings"
    with (
        dask.config.set({"distributed.comm.tls.ca-file": None}),
        pytest.raises(SettingsError, match=words),
        cluster(),
    ):
        pass


def test_another_version_there_is_said_in_words(named, monkeypatch):
    monkeypatch.setattr(bulk, "__version__", "0.0.9")
    with pytest.raises(SettingsError, match=r"Hiring Kit is 0\.0\.9 here and .* there"), cluster():
        pass


def test_a_cluster_without_workers_is_said_in_words(monkeypatch):
    with LocalCluster(
        n_workers=0, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as empty:
        monkeypatch.setenv("HIRING_KIT_DASK", empty.scheduler_address)
        with pytest.raises(SettingsError, match=r"has no worker\. Start one: dask worker tcp"), cluster():
            pass


def test_a_missing_package_is_said_in_words(monkeypatch):
    monkeypatch.setenv("HIRING_KIT_DASK", "tcp://127.0.0.1:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(SettingsError, match=r"^HIRING_KIT_DASK is set.*pip install 'hiring-kit\[cluster\]'"),
        cluster(),
    ):
        pass


def test_no_name_is_in_the_logs_of_the_workers(named, jobs):
    """What a function is given is in dask's log when it raises."""
    broken = replace(jobs[0], interview=replace(jobs[0].interview, interviewer="Zoë Unheard", asked=None))
    with cluster() as executor, pytest.raises(TypeError):
        list(render_many([broken], executor))
    with Client(named, set_as_default=False) as client:
        logs = str(client.get_worker_logs())
    assert "Compute Failed" in logs
    assert "Unheard" not in logs
