"""Recomputes every number that the key quotes from the table of parts."""
import json

from record import read

mail, login, rules, export = read()
today = export.done[-1]


def first_sign(task):
    """The day on which a third of the plan is done and the pace gives two days more, and the days left then."""
    count = next(n for n in range(1, 6) if 3 * sum(task.planned[:n]) >= task.promised)
    day = task.done[count - 1]
    assert task.at_this_pace(day) >= task.promised + 2
    return day, task.promised - day


assert login.end == login.promised and login.done[0] > login.planned[0], "late with one part, and kept its date"
left = export.left(today)
print(json.dumps({
    "times_mail": round(mail.end / mail.promised, 2),
    "times_rules": round(rules.end / rules.promised, 2),
    "times_export": round(today / (export.promised - left), 2),
    "used_days_export": today,
    "planned_days_done": export.promised - left,
    "planned_days_left": left,
    "jo_says_day": today + left,
    "this_pace_day": export.at_this_pace(today),
    "low_day": today + round(left * rules.end / rules.promised),
    "high_day": today + left * (export.done[2] - export.done[1]) // export.planned[2],
    "sign_mail_day": first_sign(mail)[0],
    "sign_mail_before": first_sign(mail)[1],
    "sign_rules_day": first_sign(rules)[0],
    "sign_rules_before": first_sign(rules)[1],
    "sign_export_day": first_sign(export)[0],
    "sign_export_before": first_sign(export)[1],
}))
