"""The command line: one command a verb, one module a room of commands.

A command that reports takes `--json` and prints one JSON document on standard output and nothing else there;
progress goes to standard error. Exit status: 0 done, 1 the input has problems, 2 wrong usage, 3 no solution.
"""

from __future__ import annotations

import os
import sys

import typer

from kit.cli import bank, data, exchange, loop, paper, scores, server
from kit.cli.output import placed, say
from kit.errors import InputError, KitError, LoopError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Interview loops, packets and honest comparisons.",
)
app.add_typer(paper.commands)
app.add_typer(scores.commands)
app.add_typer(server.commands)
app.add_typer(bank.commands, name="bank")
app.add_typer(loop.commands, name="loop")
stored = typer.Typer(no_args_is_help=True, help="What the app stores.")
stored.add_typer(data.commands)
stored.add_typer(exchange.commands)
app.add_typer(stored, name="data")


def main() -> None:
    """Run the command line, and turn what a person can mend into words and an exit status."""
    try:
        app()
    except LoopError as error:
        say(str(error))
        sys.exit(3)
    except InputError as error:
        for problem in error.problems:
            say(str(placed(problem)))
        sys.exit(1)
    except KitError as error:
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:  # `hiring-kit ... | head` ended early
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        say(f"{error.filename or ''}: {error.strerror}.".lstrip(": "))
        sys.exit(1)
