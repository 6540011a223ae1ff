"""Recomputes every number that the answer quotes from the log and the listed facts."""
import json


def minute(time):
    hours, minutes, seconds = map(int, time.split(":"))
    return hours * 60 + minutes + seconds / 60


lines = open("exhibits/week.txt").read().splitlines()
messages_a_second, needs_a_day, id_bytes = 34, 1000, 100               # facts 4 and 5
connections, lookup_s, code_s, junk = 20, 0.030, 0.00005, 700          # fact 6 and probe p4
late = lines[5].split()                                                # line 6: received, and its Sent-At
trucks = [n for n, line in enumerate(lines, 1) if "s118" in line and "truck" in line]
code = lines[0].split()[8]
lookups_a_second = connections / lookup_s
kept = messages_a_second * 25 * 3600
print(json.dumps({
    "trucks_s118": len(trucks),
    "lines_with_the_same_code": sum(code in line for line in lines),
    "lookups_a_second": round(lookups_a_second),
    "waiting_more_each_second": round(junk + messages_a_second - lookups_a_second),
    "core_percent_for_junk": round(100 * junk * code_s, 1),
    "ids_in_25_hours": kept,
    "megabytes_of_ids": kept * id_bytes // 1_000_000,
    "needs_in_a_year": needs_a_day * 365,
    "minutes_late_s330": round(minute(late[1]) - minute(late[5])),
}))
