// A reporter for node:test: prints the names of the red tests and no times.
export default async function* red(events) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === 'test:fail') names.push(data.name);
  }
  yield `red: ${names.join(', ') || 'none'}\n`;
}
