"""Prints the diary of Sam, who followed the page five months ago and looked for three hours before asking."""
from newcomer import FIVE_MONTHS_AGO, Newcomer

sam = Newcomer("exhibits/first-day.txt", FIVE_MONTHS_AGO, asks_after=180)
sam.follow()
sam.change("from the board", "when somebody has time")
print("\n".join(sam.diary))
