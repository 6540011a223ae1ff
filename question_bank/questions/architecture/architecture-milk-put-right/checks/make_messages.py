"""Prints the messages of March as the candidate sees them."""
from march import MESSAGES, date, says

print("came_on,from,collection,number,says")
for day, m in MESSAGES:
    print(f"{date(day)},{m['from']},{m['collection']},{m['number']},{says(m)}")
