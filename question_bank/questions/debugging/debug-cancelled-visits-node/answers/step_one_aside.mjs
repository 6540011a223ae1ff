// The first of two releases: reads both forms, still puts the old one, and drops nothing.
export async function moveVisit(queue, visit, time) {
  await queue.put({ kind: 'change', visit, set: { time } });
}

export async function cancelVisit(queue, visit, reason) {
  await queue.put({ kind: 'change', visit, set: { state: 'cancelled' } });
}

export function makeWorker(plan, phone) {
  const handlers = new Map([['change', onChange], ['cancel', onCancel]]);

  async function handle(message) {
    const handler = handlers.get(message.body.kind);
    if (!handler) {
      await message.setAside();     // kept; its queue has an alert with an owner
      return;
    }
    await handler(message.body);
    await message.done();
  }

  async function onChange(body) {
    if (body.set.state === 'cancelled') {
      await onCancel(body);
      return;
    }
    const kept = Object.entries(body.set)
      .filter(([name]) => name === 'time' || name === 'tuner');
    const visit = await plan.update(body.visit, Object.fromEntries(kept));
    if (visit) await phone.tell(visit.tuner, `${visit.id} has changed`);
  }

  async function onCancel({ visit: id, reason = 'no reason given' }) {
    const visit = await plan.remove(id);
    if (visit) await phone.tell(visit.tuner, `${visit.id} is off: ${reason}`);
  }

  return { handle };
}
