// One message names all animals of a number, and they are marked before it is sent.

const text = (owner, animal) =>
  `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;

/** Reminds the owners, and returns how many animals. Runs each morning at 8. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byPhone = new Map();
  for (const animal of animals) {
    byPhone.set(animal.phone, [...(byPhone.get(animal.phone) ?? []), animal]);
  }
  for (const [phone, group] of byPhone) {
    for (const animal of group) {
      await practice.markReminded(animal, today);
    }
    const names = group.map(({ name }) => name).join(', ');
    await practice.send(phone, text(group[0].owner, names));
  }
  return animals.length;
}
