// Finds the two warnings that the pull request quotes, from the text alone.
import { readFileSync } from 'node:fs';

const lines = readFileSync('exhibits/sweep.mjs', 'utf8').split('\n');
lines.forEach((line, index) => {
  for (const name of line.match(/^import \{ (.*) \} from/)?.[1].split(', ') ?? []) {
    const used = lines.some((other, at) => at !== index && new RegExp(`\\b${name}\\b`).test(other));
    if (!used) console.log(`line ${index + 1}: ${name} is never used`);
  }
  const compared = line.match(/[^=!]==\s*(true|false)/);
  if (compared) console.log(`line ${index + 1}: compared with == ${compared[1]}`);
});
