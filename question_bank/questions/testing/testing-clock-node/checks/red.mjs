// A reporter for node:test: prints the names of the red tests and no times.
//
// A test that waits for ever ends the run. It counts as red; those after it were not run.
export default async function* red(events) {
  const names = [];
  let stuck = false;
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue;
    const cutOff = data.details.error.failureType === 'cancelledByParent';
    if (!(cutOff && stuck)) names.push(data.name);
    stuck ||= cutOff;
  }
  yield `red: ${names.join(', ') || 'none'}\n`;
}
