// The change is turned down: one message for each animal.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  for (const animal of animals) {
    await practice.send(animal.phone, text(animal.owner, animal.name));
    await practice.markReminded(animal, today);
  }
  return animals.length;
}
