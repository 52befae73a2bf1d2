import * as z from 'zod';
import { jsonProblem } from '../errors/json-error.ts';
import type { SourceFile } from './project.ts';

export const studioPath = 'studio.json';
const currentVersion = 1;

const positionSchema = z.looseObject({ x: z.number(), y: z.number() });
export type NodePosition = { x: number; y: number };

const noteSchema = z.looseObject({
  id: z.string(),
  x: z.number(),
  y: z.number(),
  text: z.string(),
  width: z.number().optional(),
  height: z.number().optional(),
});
export type StudioNote = z.output<typeof noteSchema>;

const runSettingsSchema = z.looseObject({
  batchSize: z.int().min(1).optional(),
  maxVisitsPerBatch: z.int().min(1).optional(),
  delayMs: z.number().min(0).optional(),
  /** The sample file to read, when it isn't the flow's own. */
  samples: z.string().optional(),
});
export type StudioRunSettings = z.output<typeof runSettingsSchema>;

const flowSchema = z.looseObject({
  /** By node id (chain.ts); only of nodes that a person moved. */
  positions: z.record(z.string(), positionSchema).default({}),
  notes: z.array(noteSchema).default([]),
  /** Node ids. */
  breakpoints: z.array(z.string()).default([]),
  run: runSettingsSchema.default({}),
  /** Rows by node id, each as JSON text, that stand in for the rows the node would get. */
  pinned: z.record(z.string(), z.array(z.string())).default({}),
});
export type FlowStudio = z.output<typeof flowSchema>;

const studioSchema = z.looseObject({
  version: z.literal(currentVersion),
  flows: z.record(z.string(), flowSchema).default({}),
});
/** What the Studio adds to a project. Unknown keys are kept, so that a newer version's additions survive an older one. */
export type StudioFile = z.output<typeof studioSchema>;

export type StudioProblem = { reason: 'malformed'; detail: string } | { reason: 'newer'; version: number };

/** One step from a version to the next; the file's version is the index of the first step it still needs. */
type Migration = (file: Record<string, unknown>) => Record<string, unknown>;
const migrations: readonly Migration[] = [(file) => ({ ...file, version: 1 })];

const objectSchema = z.record(z.string(), z.unknown());
const reads = new WeakMap<SourceFile, { studio: StudioFile; problem: StudioProblem | null }>();

/** Reads studio.json, bringing older versions up to date; a broken one gives the defaults and the problem. */
export function readStudio(file: SourceFile | undefined): {
  studio: StudioFile;
  problem: StudioProblem | null;
} {
  if (!file) return { studio: emptyStudio, problem: null };
  const known = reads.get(file);
  if (known) return known;
  const read = parseStudio(file.text);
  reads.set(file, read);
  return read;
}

export const emptyStudio: StudioFile = { version: currentVersion, flows: {} };
const emptyFlow: FlowStudio = { positions: {}, notes: [], breakpoints: [], run: {}, pinned: {} };

/** A flow's part of studio.json; empty when there is none. */
export function flowStudio(studio: StudioFile, flow: string): FlowStudio {
  return (Object.hasOwn(studio.flows, flow) ? studio.flows[flow] : undefined) ?? emptyFlow;
}

function parseStudio(text: string): { studio: StudioFile; problem: StudioProblem | null } {
  if (text.trim() === '') return { studio: emptyStudio, problem: null };
  try {
    let raw = objectSchema.parse(JSON.parse(text));
    const version = typeof raw['version'] === 'number' ? raw['version'] : 0;
    if (version > currentVersion) return { studio: emptyStudio, problem: { reason: 'newer', version } };
    for (const migrate of migrations.slice(version)) raw = migrate(raw);
    return { studio: studioSchema.parse(raw), problem: null };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : jsonProblem(error, text).detail;
    return { studio: emptyStudio, problem: { reason: 'malformed', detail } };
  }
}

/** studio.json's text: flows and nodes sorted, 2 blanks, so that a change shows as its own lines in a diff. */
export function printStudio(studio: StudioFile): string {
  const flows: Record<string, unknown> = {};
  for (const name of Object.keys(studio.flows).sort()) {
    const flow = studio.flows[name];
    const printed = flow && printFlow(flow);
    if (printed) flows[name] = printed;
  }
  const { version, flows: _flows, ...rest } = studio;
  return `${JSON.stringify({ version, flows, ...rest }, null, 2)}\n`;
}

/** Only what says something; undefined when nothing does. */
function printFlow(flow: FlowStudio): Record<string, unknown> | undefined {
  const { positions, notes, breakpoints, run, pinned, ...rest } = flow;
  const printed = {
    ...(isEmpty(positions) ? {} : { positions: sorted(positions) }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(breakpoints.length === 0 ? {} : { breakpoints: [...breakpoints].sort() }),
    ...(isEmpty(run) ? {} : { run }),
    ...(isEmpty(pinned) ? {} : { pinned: sorted(pinned) }),
    ...rest,
  };
  return isEmpty(printed) ? undefined : printed;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
