"""The last eight releases: bad payments, from the share that went bad and the hours until somebody went back."""
from budget import PER_HOUR

RECORD = [
    (51, 0.0, 0), (52, 0.4, 20), (53, 6.0, 3), (54, 0.0, 0),
    (55, 90.0, 2), (56, 3.0, 5), (57, 9.0, 14), (58, 0.0, 0),
]


def bad_payments(pct, hours, share=1.0):
    return round(PER_HOUR * share * hours * pct / 100)


if __name__ == "__main__":
    print("release,bad_pct,hours_until_back,bad_payments")
    for release, pct, hours in RECORD:
        print(release, pct, hours, bad_payments(pct, hours), sep=",")
