import { existsSync } from 'node:fs';
import * as z from 'zod';
import { print } from './measure.ts';

// `npm run bench [-- section…]`: each section is a module beside this one, or of scripts/bench where it needs servers, with a function `bench`.
const sectionSchema = z.object({
  bench: z.custom<() => Promise<void>>((value) => typeof value === 'function'),
});
const wanted = process.argv.slice(2);
const sections = wanted.length > 0 ? wanted : ['library', 'process', 'store', 'open'];

for (const section of sections) {
  const url = [`./${section}.ts`, `../../scripts/bench/${section}.ts`]
    .map((path) => new URL(path, import.meta.url))
    .find((one) => existsSync(one));
  if (url === undefined) {
    print(`${section}: there is no such section`);
    process.exitCode = 1;
    continue;
  }
  await sectionSchema.parse(await import(url.href)).bench();
}
