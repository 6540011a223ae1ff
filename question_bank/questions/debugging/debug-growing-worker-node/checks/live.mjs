// Counts the objects of each class that can be reached from this one. All others are garbage.
export function live(start) {
  const counts = {};
  const seen = new Set();
  const todo = [start];
  while (todo.length > 0) {
    const one = todo.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    counts[one.constructor.name] = (counts[one.constructor.name] ?? 0) + 1;
    const held = one instanceof Map ? [...one.keys(), ...one.values()] : Object.values(one);
    for (const other of held) todo.push(other);
  }
  return counts;
}
