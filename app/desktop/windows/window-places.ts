import { join } from 'node:path';
import * as z from 'zod';
import { createJsonFile } from '../../host/storage/json-file.ts';
import { type WindowPlace, windowPlaceSchema } from './window-place.ts';

const placesSchema = z.record(z.string(), windowPlaceSchema);
const maxKept = 50;
/** The place of windows without a project, and of projects opened for the first time. */
const otherwise = '';

/** Where each project's window stood last; kept in the data folder. */
export interface WindowPlaces {
  get(root: string | null): WindowPlace | null;
  keep(root: string | null, place: WindowPlace): void;
  /** Resolves when all is written. */
  written(): Promise<void>;
}

export async function openWindowPlaces(dataFolder: string): Promise<WindowPlaces> {
  const file = createJsonFile(join(dataFolder, 'windows.json'), placesSchema, {}, () => undefined);
  let places = await file.read();
  let writing: Promise<unknown> = Promise.resolve();
  return {
    get: (root) => places[root ?? otherwise] ?? places[otherwise] ?? null,
    keep(root, place) {
      const key = root ?? otherwise;
      const add = (known: z.output<typeof placesSchema>) => {
        const others = Object.entries(known).filter(([name]) => name !== key && name !== otherwise);
        return Object.fromEntries([...others.slice(-maxKept), [key, place], [otherwise, place]]);
      };
      places = add(places);
      // A place that can't be written is forgotten, which harms nobody.
      writing = file.update(add).catch(() => undefined);
    },
    async written() {
      await writing;
    },
  };
}
