// Only the animal that was named is marked: the others follow, one a morning.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byPhone = new Map(animals.map((animal) => [animal.phone, animal]));
  for (const [phone, animal] of byPhone) {
    await practice.send(phone, text(animal.owner, animal.name));
    await practice.markReminded(animal, today);
  }
  return byPhone.size;
}
