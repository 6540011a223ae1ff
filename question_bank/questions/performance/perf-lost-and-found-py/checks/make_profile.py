"""Prints the profile of the test run: 80 found items and 100 reports."""
from office import LINE_MS, SAVE_MS, Store, load, made

found, reports = made(80, 100)
store = Store()
module, lines, calls = load("exhibits/match.py")
module.match(found, reports, store)
own = {name: LINE_MS * lines[name] for name in ("match", "likeness", "words")}
own["Store.save"] = SAVE_MS * store.calls
calls["Store.save"] = store.calls
total = {"match": sum(own.values()), "likeness": own["likeness"] + own["words"], "words": own["words"],
         "Store.save": own["Store.save"]}
print("function,calls,own_ms,own_percent,with_what_it_calls_ms")
for name in ("match", "likeness", "words", "Store.save"):
    share = 100 * own[name] / total["match"]
    print(f"{name},{calls[name]},{own[name]:.1f},{share:.0f},{total[name]:.1f}")
