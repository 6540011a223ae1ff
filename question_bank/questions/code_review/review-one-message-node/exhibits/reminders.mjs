// Reminders of vaccinations, sent as text messages.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const d = new Map(animals.map((animal) => [animal.phone, animal]));
  for (const [phone, animal] of d) {
    await practice.send(phone, text(animal.owner, animal.name));
  }
  for (const animal of animals) {
    await practice.markReminded(animal, today);
  }
  return animals.length;
}
