import { join } from 'node:path';

/** Where a person's own copy of an example lies, once it is made. */
export function exampleCopy(dataFolder: string, id: string): string {
  return join(dataFolder, 'examples', id);
}
