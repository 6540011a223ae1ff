"""Scores: compare candidates, plan what a loop can tell apart, hold selection rates against each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kit.bank import bank_folders, read_bank
from kit.cli.loop import checked_loop
from kit.cli.output import Json, content_of, print_json, print_text, say, written
from kit.panel import read_panel
from kit.role import find_role
from kit.scorecard import read_scorecards
from kit.wording import counted

if TYPE_CHECKING:
    from kit.scoring import Comparison

commands = typer.Typer()


@commands.command("compare")
def compare(
    ratings: Annotated[Path, typer.Argument(dir_okay=False, help="A ratings table as CSV.")],
    role: Annotated[
        str | None, typer.Option(help="A role id: its weights; its competencies are checked.")
    ] = None,
    panel: Annotated[Path | None, typer.Option(help="A panel file: interviewers are checked.")] = None,
    pdf: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Draw the comparison as this PDF too.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Compare candidates by a table of ratings: scores with intervals beside raw means, and what is refused and why."""
    from kit.exchange import read_ratings
    from kit.scoring import check_names, comparison_json, standing

    table = read_ratings(content_of(ratings), read_scorecards().scales, file=str(ratings))
    weights, names = None, {}
    if role or panel:
        bank = read_bank()
        people = [p.id for p in read_panel(panel, bank).interviewers] if panel else None
        weights = find_role(role, bank, *bank_folders()).weights if role else None
        known = [c.id for c in bank.competencies] if role else None
        names = {c.id: c.name for c in bank.competencies}
        check_names(table, known, people, file=str(ratings))
    comparison = standing(table, weights, names=names)
    if pdf:
        _draw_comparison(comparison, ratings.stem, names, pdf)
    if as_json:
        print_json(comparison_json(comparison))
        return
    width = max(len(s.candidate) for s in comparison.candidates)
    print_text(f"{'':{width}}  adjusted  likely      group  raw mean  ratings  interviewers")
    for s in comparison.candidates:
        raw = "-" if s.raw is None else f"{s.raw:.1f}"
        adjusted, likely = "-", "-"
        if s.score:
            adjusted, likely = f"{s.score.adjusted:.1f}", f"{s.score.low:.1f} to {s.score.high:.1f}"
        group = s.group if len(s.group) <= 5 else f"{s.group[0]}..{s.group[-1]}"
        print_text(
            f"{s.candidate:{width}}  {adjusted:>8}  {likely:10}  {group or '-':5}  {raw:>8}  {s.n_ratings:7}  "
            f"{s.n_interviewers:12}  {s.refused}".rstrip()
        )
    for note in comparison.notes:
        print_text(f"\n{note}")


def _draw_comparison(comparison: Comparison, title: str, names: Mapping[str, str], pdf: Path) -> None:
    from kit.packet.comparison import Compared, lay_out
    from kit.packet.debrief import Estimate
    from kit.pdf import METRICS, draw

    def told(score: Any, refused: str = "") -> Estimate:
        return Estimate(score.adjusted, score.low, score.high) if score else Estimate(refused=refused)

    candidates = [
        Compared(
            s.candidate, s.raw, s.n_ratings, s.n_interviewers, told(s.score, s.refused), s.group, s.words,
            {c: (s.competencies.get(c, (None, 0))[0], told(s.profile.get(c))) for c in sorted({*s.competencies, *s.profile})},
        )
        for s in comparison.candidates
    ]  # fmt: skip
    scale = read_scorecards().scales.get(comparison.scale)
    packet = lay_out(title, candidates, scale.values if scale else (), names, comparison.notes, METRICS)
    content = draw(packet)
    with written(pdf) as beside:
        beside.write_bytes(content)
    say(f"{pdf}: {counted(len(packet.pages), 'page')}")


@commands.command("plan")
def plan_measurement(
    role: Annotated[str, typer.Argument(help="A role id, or a loop file.")],
    interviewers: Annotated[
        int | None,
        typer.Option(min=1, max=30, help="How many different people; one a session when left out."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell what a loop and panel can tell apart before anyone is interviewed, and the cheapest change that helps most."""
    from kit.loop import Brief, assemble
    from kit.scoring import make_plan, plan_json, plan_lines, planned_sessions

    if role.endswith((".yaml", ".yml")) and Path(role).is_file() and b"loop/" in content_of(Path(role))[:200]:
        loop, brief = checked_loop(Path(role))
    else:
        bank = read_bank()
        brief = Brief(find_role(role, bank, *bank_folders()), bank)
        loop = assemble(brief, explain=False)
    sessions = planned_sessions(loop.forms[0], interviewers)
    scales = read_scorecards()
    points = scales.scales[scales.standard.scale].values
    names = {s.session: s.title for s in loop.forms[0].sessions} | {
        c.id: c.name for c in brief.bank.competencies
    }
    plan = make_plan(sessions, brief.role.weights, length=points[-1] - points[0], names=names)
    if as_json:
        print_json({"role": brief.role.id, **plan_json(plan)})
        return
    for line in plan_lines(plan, names):
        print_text(line)


@commands.command("impact")
def adverse_impact(
    totals: Annotated[
        Path,
        typer.Argument(
            dir_okay=False, help="Totals as CSV: stage, group, considered, selected. No names, no scores."
        ),
    ],
    as_json: Json = False,
) -> None:
    """Hold selection rates of groups against each other, from totals alone; nothing is stored, no score is touched."""
    from kit.exchange import read_totals
    from kit.scoring import impact_json, impact_lines, impacts

    found = impacts(read_totals(content_of(totals), file=str(totals)))
    if as_json:
        print_json(impact_json(found))
        return
    for line in impact_lines(found):
        print_text(line)
