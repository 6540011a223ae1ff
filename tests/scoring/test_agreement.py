"""Agreement: each figure against its published table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kit.errors import ScoringError
from kit.scoring.agreement import (
    agreement_weights,
    alpha_interval,
    fleiss_kappa,
    gwet_ac,
    intraclass,
    krippendorff_alpha,
    unit_counts,
    unit_values,
    weighted_kappa,
)

from .reference import figures, table


def counts_of(wide: pd.DataFrame, points: list) -> np.ndarray:
    """Count the points of each row."""
    return np.array([[(row == point).sum() for point in points] for row in wide.to_numpy(object)], float)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_krippendorffs_example(metric):
    counts = counts_of(table("krippendorff_nmm").T, [1, 2, 3, 4, 5])
    assert krippendorff_alpha(counts, metric) == pytest.approx(
        figures("krippendorff_nmm")["alpha"][metric], abs=1e-9
    )


@pytest.mark.parametrize(
    ("weights", "name"),
    [("identity", "unweighted"), ("ordinal", "ordinal"), ("linear", "linear"), ("quadratic", "quadratic")],
)
def test_ac_is_that_of_gwets_handbook(weights, name):
    expected = figures("gwet_4raters")["coefficients"][name]["AC"]
    found = gwet_ac(counts_of(table("gwet_4raters"), [1, 2, 3, 4, 5]), weights)
    assert found.value == pytest.approx(expected["coeff"], abs=5e-6)
    assert found.se == pytest.approx(expected["se"], abs=5e-6)
    assert (found.pa, found.pe) == pytest.approx((expected["pa"], expected["pe"]), abs=1e-9)


def test_fleiss_kappa_is_that_of_the_handbook_also_with_missing_ratings():
    value, se, z = fleiss_kappa(counts_of(table("gwet_4raters"), [1, 2, 3, 4, 5]))
    assert value == pytest.approx(0.76117, abs=5e-6)
    assert np.isnan(se)
    assert np.isnan(z)


def test_fleiss_kappa_and_alpha_are_those_of_the_diagnoses():
    wide = table("diagnoses_fleiss1971")
    expected = figures("diagnoses_fleiss1971")
    counts = counts_of(wide, sorted(set(wide.to_numpy().ravel())))
    value, _, z = fleiss_kappa(counts)
    assert (value, z) == pytest.approx((expected["fleiss_kappa"], expected["fleiss_kappa_z"]), rel=1e-8)
    assert krippendorff_alpha(counts, "nominal") == pytest.approx(
        expected["krippendorff_alpha_nominal"], abs=1e-8
    )


def test_kappas_are_those_of_cohens_example():
    expected = figures("cohen1968_weighted_kappa")
    joint = table("cohen1968_weighted_kappa").drop(columns="first").to_numpy()
    assert weighted_kappa(joint) == pytest.approx(expected["kappa"], abs=1e-9)
    assert weighted_kappa(joint, np.array(expected["disagreement_weights"])) == pytest.approx(
        expected["weighted_kappa"], abs=1e-9
    )


def test_intraclass_correlations_are_those_of_shrout_and_fleiss():
    found = {i.kind: i for i in intraclass(table("shrout_fleiss_1979").drop(columns="target").to_numpy())}
    expected = figures("shrout_fleiss_1979")
    for one in expected["icc"]:
        here = found[one["type"]]
        assert here.value == pytest.approx(one["value"], abs=1e-9)
        assert (here.low, here.high) == pytest.approx(one["ci95"], abs=1e-8)
    printed = {k.replace("ICC11", "ICC1").replace("ICC21", "ICC2").replace("ICC31", "ICC3"): v for k, v in expected["published"].items()}  # fmt: skip
    assert {k: round(v.value, 2) for k, v in found.items()} == printed


def test_where_all_chose_one_point_alpha_is_not_defined_and_ac_is_perfect():
    same = np.array([[0.0, 0, 3, 0, 0]] * 4)
    assert np.isnan(krippendorff_alpha(same))
    assert gwet_ac(same, "ordinal").value == 1.0
    assert np.isnan(gwet_ac(np.array([[1.0, 0], [0, 1.0]])).value)


def test_nobody_agrees_with_themselves():
    ratings = pd.DataFrame(
        [("c1", "d", "ada", 5), ("c1", "d", "ada", 2), ("c1", "d", "ada", 3), ("c1", "d", "ada", 4), ("c1", "d", "bo", 4)],
        columns=["candidate", "competency", "interviewer", "rating"],
    )  # fmt: skip
    # the lower median of 2, 3, 4, 5 is 3
    assert unit_values(ratings)["value"].tolist() == [3, 4]
    counts, owner = unit_counts(ratings, [1, 2, 3, 4, 5])
    assert counts.tolist() == [[0, 0, 1, 1, 0]]
    assert owner.tolist() == [0]


def test_a_rating_that_is_no_point_of_the_scale_is_refused():
    ratings = pd.DataFrame(
        [("c1", "d", "ada", 4), ("c1", "d", "bo", 6)],
        columns=["candidate", "competency", "interviewer", "rating"],
    )
    with pytest.raises(
        ScoringError, match=r"^A rating of 6 is no point of the scale, which has 1, 2, 3, 4 and 5\.$"
    ):
        unit_counts(ratings, [1, 2, 3, 4, 5])


def test_a_point_that_nobody_used_still_counts_in_ac2():
    used = counts_of(table("gwet_4raters"), [1, 2, 3, 4, 5])
    wider = np.hstack([used, np.zeros((len(used), 1))])
    assert gwet_ac(wider, "quadratic").value != gwet_ac(used, "quadratic").value


def test_the_interval_of_alpha_holds_it_and_never_changes():
    counts = counts_of(table("krippendorff_nmm").T, [1, 2, 3, 4, 5])
    low, high = alpha_interval(counts, np.arange(12))
    assert low < krippendorff_alpha(counts) < high <= 1
    assert alpha_interval(counts, np.arange(12)) == (low, high)


def test_ordinal_weights_are_gwets():
    # 1 - C(distance + 1, 2) / C(q, 2), by hand for q = 4
    assert agreement_weights("ordinal", 4)[0].tolist() == pytest.approx([1, 5 / 6, 1 / 2, 0])
