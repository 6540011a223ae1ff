"""usage: combine.py WAY SITUATION    exit 0 when the way says rightly if 95 of 100 answers came within 500 ms"""
import sys

from times import EDGES, LIMIT, Instance, service


def board(instances):
    return sum(i.p95 for i in instances) / len(instances) <= LIMIT


def means(instances):
    return sum(i.mean for i in instances) / len(instances) <= LIMIT


def worst(instances):
    return max(i.p95 for i in instances) <= LIMIT


def middle(instances):
    return sorted(i.p95 for i in instances)[len(instances) // 2] <= LIMIT


def weighted(instances):
    return sum(i.p95 * i.requests for i in instances) / sum(i.requests for i in instances) <= LIMIT


def mean_of_shares(instances):
    return sum(i.late / i.requests for i in instances) / len(instances) <= 0.05


def added(instances):
    return sum(i.late for i in instances) / sum(i.requests for i in instances) <= 0.05


def p95_of_counts(instances):
    """The p95 of all, from the added counts: in a straight line within its step."""
    counts = [sum(i.counts[step] for i in instances) for step in range(len(EDGES) + 1)]
    want, below = 0.95 * sum(counts), 0
    for step, count in enumerate(counts):
        if below + count >= want:
            low = (0, *EDGES)[step]
            high = (*EDGES, 2 * EDGES[-1])[step]
            return low + (high - low) * (want - below) / count <= LIMIT
        below += count


def situation(name):
    return {
        "slow_big": lambda: service(i8={"slow": 0.21}),
        "near": lambda: service(i8={"slow": 0.25, "slow_median": 640}),
        "slow_small": lambda: service(i3={"slow": 0.4, "slow_median": 3000}),
        "new_start": lambda: service() | {"i3": Instance(3, raw=[140, 160, 6000])},
        "all_slower": lambda: service(**{f"i{n}": {"median": 130, "slow": 0.08, "slow_median": 1000} for n in range(1, 9)}),
        "usual": service,
    }[name]()


def main():
    way, scenario = sys.argv[1:]
    instances = list(situation(scenario).values())
    says = globals()[way](instances)
    late = 100 * sum(t > LIMIT for i in instances for t in i.times) / sum(i.requests for i in instances)
    print(f"says {'kept' if says else 'broken'}; in truth {late:.1f} percent late")
    sys.exit(0 if says == (late <= 5) else 1)


if __name__ == "__main__":
    main()
