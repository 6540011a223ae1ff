"""Prints the file of last night."""
from members import file_rows

print("number,name,joined")
for row in file_rows():
    print(",".join(row.values()))
