"""Prints the first seconds of the evening as shown: 100 people a second, the steps of the exhibit."""
from campaign import Campaign, read

CORES, MAIL = 8, "ask the mail service"
steps = read("exhibits/donation.csv")
work = sum(ms for text, ms, _ in steps if not text.startswith(MAIL))
evening = Campaign(steps, 100, 20)
at = {sample.when: sample for sample in evening.samples}
print("second,donations_coming,answered,gave_up,connections_in_use,waiting_for_row,cpu_percent")
for second in range(2, 19, 2):
    now, before = at[second * 1000], at[second * 1000 - 1000]
    answered = now.answered - before.answered
    print(f"{second},100,{answered},{now.gave_up - before.gave_up},{now.connections},{now.waiting},"
          f"{100 * answered * work / (CORES * 1000):.0f}")
