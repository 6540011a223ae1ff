"""Prints to whom each order and note belongs after the morning."""
from morning import play

store, _ = play()
print("thing,belongs to,shared with")
for order in sorted(store.orders):
    print(f"order {order}", store.owner(order), " ".join(store.shared_with(order)), sep=",")
for note, (order, _) in sorted(store.notes.items()):
    print(f"note {note}", f"order {order}", "", sep=",")
