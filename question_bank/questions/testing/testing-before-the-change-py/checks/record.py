"""Compares the recorded prices with those that the function as shown gives, and counts them."""
import subprocess
import sys
from pathlib import Path

made = subprocess.run([sys.executable, "checks/make_record.py"], capture_output=True, text=True, check=True)
kept = Path("answers/recorded.csv").read_text(encoding="utf-8")
print(f"{len(kept.splitlines()) - 1} recorded prices, {'the same' if made.stdout == kept else 'others'} today")
sys.exit(0 if made.stdout == kept else 1)
