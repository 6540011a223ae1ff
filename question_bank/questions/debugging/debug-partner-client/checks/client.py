"""Does what a table of rules (client.csv) says, for one warehouse after the other."""
import csv

LAST = 6 * 3600                                    # a run that is still going after six hours has no end


class NoEnd(Exception):
    pass


def read(file):
    with open(file) as rules:
        return list(csv.DictReader(rules))


def fits(answer, reply):
    """True when a rule for `answer` is for this reply, for example 202, 2xx, "2xx with items" or other."""
    code, _, more = answer.partition(" ")
    if more == "with items" and not reply.items:
        return False
    return code == "other" or code.replace("xx", "") == str(reply.status)[:len(code.replace("xx", ""))]


def run(rules, partner, clock, old, say=lambda text: None):
    """Fetch the list of each warehouse in `old`. Return {warehouse: items stored}, the reports, what was ever stored."""
    stock, reports, ever = dict(old), [], []
    start = clock.now
    for name in old:
        tries = 0
        while True:
            reply = partner.get(name)
            clock.now += 1
            wait = f" retry_after={reply.retry_after}" if reply.retry_after else ""
            say(f"GET /stock/{name} -> {reply.status} items={reply.items}{wait}")
            rule = next((r for r in rules if fits(r["answer"], reply)), None)
            do = rule["do"] if rule else "keep and report"
            if do == "ask again":
                if not rule["tries"] or tries < int(rule["tries"]):
                    tries += 1
                    seconds = reply.retry_after if rule["wait"] == "Retry-After" else int(rule["wait"].split()[0])
                    clock.now += seconds
                    if clock.now > start + LAST:
                        raise NoEnd(name)
                    if seconds:
                        say(f"{name} waited {seconds} s")
                    continue
                do = rule["in the end"]
            if do == "store":
                say(f"{name} stored {reply.items} items (old list {stock[name]})")
                stock[name] = reply.items
                ever.append((name, reply.items))
            else:
                say(f"{name} kept the old list of {stock[name]} items, reported")
                reports.append(name)
            break
        clock.now += 1
    return stock, reports, ever
