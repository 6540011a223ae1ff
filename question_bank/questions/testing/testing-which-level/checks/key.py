"""Recomputes every number that the key quotes, from the tables of the exhibits and the plans."""
import json

from tours import chance, read

risks, levels = read("exhibits/risks.csv"), {row["level"]: row for row in read("exhibits/levels.csv")}
cases = {row["risk"]: int(row["cases"]) for row in risks}
LIMIT = 3 * 60                                     # seconds: fact 1


def cost(file):
    """Return the seconds of a plan, its end to end cases, and the share of runs that are red by chance."""
    seconds, slow, right = 0.0, 0, 1.0
    for row in read(file):
        for level in row["levels"].split("; "):
            seconds += cases[row["risk"]] * float(levels[level]["seconds a case"])
            slow += cases[row["risk"]] * (level == "end to end")
            right *= (1 - chance(levels[level]["red by chance"])) ** cases[row["risk"]]
    return seconds, slow, 1 - right


one, pages, partner = (cost(f"answers/{name}.csv") for name in
                       ("one_a_risk", "all_end_to_end", "partner_end_to_end"))
print(json.dumps({
    "risks": len(risks),
    "cases": sum(cases.values()),
    "seconds_one_level_a_risk": round(one[0]),
    "percent_red_one_level_a_risk": round(100 * one[2]),
    "seconds_all_end_to_end": round(pages[0]),
    "minutes_all_end_to_end": round(pages[0] / 60),
    "percent_red_all_end_to_end": round(100 * pages[2]),
    "seconds_partner_end_to_end": round(partner[0]),
    "percent_red_partner_end_to_end": round(100 * partner[2]),
    "end_to_end_cases_in_three_minutes": int(LIMIT // float(levels["end to end"]["seconds a case"])),
}))
