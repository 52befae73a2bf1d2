// `npm run map`: draws the declared map of rooms into docs/architecture.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapPicture } from './map/picture.ts';

const page = join(import.meta.dirname, '..', 'docs', 'architecture.md');
const [begin, end] = ['<!-- map: drawn by npm run map -->', '<!-- end of the map -->'];
const text = readFileSync(page, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error(`${page} has no place between "${begin}" and "${end}"`);
writeFileSync(page, `${text.slice(0, from + begin.length)}\n${mapPicture()}\n${text.slice(to)}`);
