"""Every role has three fair forms from the shipped bank: disjoint, equally hard, each proven to be the best worst."""

from __future__ import annotations

import pytest

from kit.loop import Brief, NoSuchLoop, assemble, coverage, faults
from kit.role import find_role, role_files


@pytest.mark.parametrize("name", sorted(role_files()))
def test_a_role_has_three_disjoint_forms_proven_and_equally_hard(bank, name):
    role = find_role(name, bank)
    brief = Brief(role, bank)
    try:
        loop = assemble(brief, forms=3, limit=120, explain=False)
    except NoSuchLoop as error:
        pytest.fail(f"The bank holds too little for {name}:\n{error}")  # it names the cell
    assert loop.status == "optimal"
    assert loop.objective == loop.bound
    assert faults(loop, brief) == ()
    asked = [{q.question for q in form.questions} for form in loop.forms]
    assert len(set.union(*asked)) == sum(map(len, asked))
    hard = [float(form.difficulty) for form in loop.forms]
    assert max(hard) - min(hard) <= 2 * role.plan.rules.difficulty_tolerance
    for form in loop.forms:
        seen = coverage(form, brief)
        for competency in role.competencies:
            heavy = competency.must or competency.weight >= role.plan.rules.heavy_from_weight
            assert seen[competency.id]["sessions"] >= (2 if heavy else 1), (form.form, competency.id)
            assert seen[competency.id]["interviewers"] >= (2 if heavy else 1)
