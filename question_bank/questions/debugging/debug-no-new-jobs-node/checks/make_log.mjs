// Prints the log of the Thursday.
import { thursday } from './thursday.mjs';

thursday({ say: (line) => console.log(line) });
