"""Prints twenty rows of ten seconds: what readers asked for, what the database was asked, and the slowest page."""
import sys

from sea import Site

sys.path.insert(0, "exhibits")
import forecasts

STEP = 10
site = Site(forecasts)
site.play(site.readers(300))
print("from_s,pages,queries,different_places_queried,slowest_page_s")
for start in range(60, 260, STEP):
    pages = [page for page in site.pages if start <= page.at < start + STEP]
    asked = [place for moment, place in site.db.queries if start <= moment < start + STEP]
    print(f"{start},{len(pages)},{len(asked)},{len(set(asked))},{max(page.took for page in pages):.1f}")
