import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'examples');
const ids = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Flows with the modes of their functions, as the YAML has them. */
function flowsOf(id: string) {
  const files = readdirSync(join(folder, id, 'conf'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yml'))
    .sort()
    .map((path) => ({ path: `conf/${path}`, text: readFileSync(join(folder, id, 'conf', path), 'utf8') }));
  const { flows, functions } = projectModel(createProject(id, files));
  const modes = new Map(functions.map(({ name, config }) => [name, config.fmode]));
  return flows.map(({ name, config }) => ({
    name,
    modes: config.flows.map(({ fname }) => modes.get(fname) ?? ''),
  }));
}

describe('what an example says of itself', () => {
  it.each(ids)('%s: its flows are those of its files', (id) => {
    const { flows } = JSON.parse(readFileSync(join(folder, id, 'example.json'), 'utf8'));
    expect(flows).toEqual(flowsOf(id));
  });
});
