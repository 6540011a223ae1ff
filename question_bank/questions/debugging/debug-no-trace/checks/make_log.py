"""Replays the morning of 10 March, with the import at fault, and prints all that was recorded."""
from random import Random

from path import Path

START = 9 * 3600 + 57 * 60 + 20                    # 09:57:20
random = Random(17)
ARTICLES = ["lamp", "tent", "stove", "socks", "map", "bottle", "mat", "knife"]


def stamp(seconds):
    whole, thousandths = divmod(round((START + seconds) * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{thousandths:03d}"


saves = [(38.112, "17/rope", 30), (39.020, "17/rope", 25)]
for _ in range(22):
    shop, article = random.randrange(1, 40), random.choice(ARTICLES)
    saves.append((round(random.uniform(0, 150), 3), f"{shop}/{article}", random.randrange(0, 90)))
saves.sort()
stock = {article: 99 for _, article, _ in saves} | {"17/rope": 40}
morning = Path(stock, saves, import_at=(39.217, "17/rope"))

lines = []
for time, name, amount in morning.app:
    shop, article = name.split("/")
    lines.append((time, f"app     PUT /amounts/{article} shop={shop} amount={amount} status=202"))
lines.append((163.9, "import  done rows=41200 deliveries=388 took=234s"))
for time, text in sorted(lines):
    print(stamp(time), text)

lost = [name for name, amount in {name: amount for _, name, amount in saves}.items()
        if morning.shown[name] != amount]
assert lost == ["17/rope"] and morning.shown["17/rope"] == 30, "not what the shop reported"
