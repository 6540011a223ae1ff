// Version 31 warns of what it does not know. The messages are read by version 30.
export async function moveVisit(queue, visit, time) {
  await queue.put({ kind: 'change', visit, set: { time } });
}

export async function cancelVisit(queue, visit, reason) {
  await queue.put({ kind: 'cancel', visit, reason });
}

export function makeWorker(plan, phone) {
  const handlers = new Map([['change', onChange], ['cancel', onCancel]]);

  async function handle(message) {
    const handler = handlers.get(message.body.kind);
    if (handler) await handler(message.body);
    else console.warn(`unknown kind of message: ${message.body.kind}`);
    await message.done();
  }

  async function onChange(body) {
    const kept = Object.entries(body.set)
      .filter(([name]) => name === 'time' || name === 'tuner');
    const visit = await plan.update(body.visit, Object.fromEntries(kept));
    if (visit) await phone.tell(visit.tuner, `${visit.id} has changed`);
  }

  async function onCancel(body) {
    const visit = await plan.remove(body.visit);
    if (visit) await phone.tell(visit.tuner, `${visit.id} is off: ${body.reason}`);
  }

  return { handle };
}
