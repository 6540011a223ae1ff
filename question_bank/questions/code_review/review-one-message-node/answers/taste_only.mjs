// Lee's three comments are done: the function, the comment and the name.

function text(owner, animal) {
  return `Hello ${owner}, a vaccination is due for: ${animal}. Please call us.`;
}

/** Reminds the owners; returns the number of animals. */
export async function sendReminders(practice, today) {
  const animals = await practice.due(today);
  const byPhone = new Map(animals.map((animal) => [animal.phone, animal]));
  for (const [phone, animal] of byPhone) {
    await practice.send(phone, text(animal.owner, animal.name));
  }
  for (const animal of animals) {
    await practice.markReminded(animal, today);
  }
  return animals.length;
}
