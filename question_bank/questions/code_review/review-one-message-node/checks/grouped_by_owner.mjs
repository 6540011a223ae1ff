// Animals put together by the name of the owner, marked right after each message.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byOwner = new Map();
  for (const animal of animals) {
    byOwner.set(animal.owner, [...(byOwner.get(animal.owner) ?? []), animal]);
  }
  for (const group of byOwner.values()) {
    const names = group.map(({ name }) => name).join(', ');
    await practice.send(group[0].phone, text(group[0].owner, names));
    for (const animal of group) {
      await practice.markReminded(animal, today);
    }
  }
  return animals.length;
}
