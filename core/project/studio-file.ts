import * as z from 'zod';
import { breakpointFields, pauseOnFields, plainBreakpoint } from '../debug/breakpoint.ts';
import { jsonProblem } from '../errors/json-error.ts';
import { rowTypeSchema } from '../row-types/row-type-schema.ts';
import type { SourceFile } from './project.ts';
import { followedFlow } from './studio-places.ts';
import { migrateStudio, studioVersion } from './studio-versions.ts';

export const studioPath = 'studio.json';

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

const noPauses = { error: false, stop: false, thrownAway: false };

const runSettingsSchema = z.looseObject({
  batchSize: z.int().min(1).optional(),
  maxVisitsPerBatch: z.int().min(1).optional(),
  delayMs: z.number().min(0).optional(),
  /** What an error of a function does; without it, it stops the run, as in KisFlow. */
  onError: z.enum(['stop', 'record']).optional(),
  /** The sample file to read, when it isn't the flow's own. */
  samples: z.string().optional(),
});
export type StudioRunSettings = z.output<typeof runSettingsSchema>;

const flowSchema = z.looseObject({
  /** By node id (chain.ts); only of nodes that a person moved. */
  positions: z.record(z.string(), positionSchema).default({}),
  notes: z.array(noteSchema).default([]),
  /** By node id. */
  breakpoints: z.record(z.string(), z.looseObject(breakpointFields)).default({}),
  pauseOn: z.looseObject(pauseOnFields).default({ ...noPauses }),
  run: runSettingsSchema.default({}),
  /** Rows by node id (`#source`: the flow's own), each as JSON text, that stand in for the rows the node would hand on. */
  pinned: z.record(z.string(), z.array(z.string())).default({}),
  /** Version 1 had the rows that a node would get: those of a flow that could not be read since. */
  pinnedInput: z.record(z.string(), z.array(z.string())).optional(),
  /** The chain that breakpoints and pinned rows were set in, by its functions: they are found again in what it became. */
  chain: z.array(z.string()).default([]),
  /** The types of the rows that nodes (`#source`: the samples) hand on, as samples or runs had them, or as a person said. */
  rowTypes: z.record(z.string(), rowTypeSchema).default({}),
});
export type FlowStudio = z.output<typeof flowSchema>;

const studioSchema = z.looseObject({
  version: z.literal(studioVersion),
  flows: z.record(z.string(), flowSchema).default({}),
  /** Where the Go code is that runs these flows, relative to the project's folder; without it, it is looked for in there. */
  goFolder: z.string().optional(),
});
/** What the Studio adds to a project. Unknown keys are kept, so that a newer version's additions survive an older one. */
export type StudioFile = z.output<typeof studioSchema>;

export type StudioProblem = { reason: 'malformed'; detail: string } | { reason: 'newer'; version: number };

const objectSchema = z.record(z.string(), z.unknown());
const reads = new WeakMap<SourceFile, StudioReading>();

interface StudioReading {
  studio: StudioFile;
  problem: StudioProblem | null;
}

/** The functions of a flow's chain, as far as it can be read. */
export type ChainOf = (flow: string) => readonly string[] | undefined;

/**
 * Reads studio.json, bringing older versions up to date and following its places into the chains of now. A broken one gives the
 * defaults and the problem, one of a newer version what can be understood of it, and the problem.
 */
export function readStudio(file: SourceFile | undefined, chainOf: ChainOf): StudioReading {
  if (!file) return { studio: emptyStudio, problem: null };
  const read = reads.get(file) ?? parseStudio(file.text);
  reads.set(file, read);
  return { ...read, studio: followed(read.studio, chainOf) };
}

/** The same object where nothing had to be followed. */
function followed(studio: StudioFile, chainOf: ChainOf): StudioFile {
  let changed = false;
  const flows = Object.entries(studio.flows).map(([name, flow]): [string, FlowStudio] => {
    const chain = chainOf(name);
    const now = chain === undefined ? flow : followedFlow(flow, chain);
    changed ||= now !== flow;
    return [name, now];
  });
  return changed ? { ...studio, flows: Object.fromEntries(flows) } : studio;
}

export const emptyStudio: StudioFile = { version: studioVersion, flows: {} };
const emptyFlow: FlowStudio = {
  positions: {},
  notes: [],
  breakpoints: {},
  pauseOn: noPauses,
  run: {},
  pinned: {},
  chain: [],
  rowTypes: {},
};

/** A flow's part of studio.json; empty when there is none. */
export function flowStudio(studio: StudioFile, flow: string): FlowStudio {
  return (Object.hasOwn(studio.flows, flow) ? studio.flows[flow] : undefined) ?? emptyFlow;
}

function parseStudio(text: string): StudioReading {
  if (text.trim() === '') return { studio: emptyStudio, problem: null };
  try {
    const raw = objectSchema.parse(JSON.parse(text));
    const version = typeof raw['version'] === 'number' ? raw['version'] : 0;
    if (version > studioVersion) return { studio: ofNewer(raw), problem: { reason: 'newer', version } };
    return { studio: studioSchema.parse(migrateStudio(raw, version)), problem: null };
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : jsonProblem(error, text).detail;
    return { studio: emptyStudio, problem: { reason: 'malformed', detail } };
  }
}

/** What is understood of a newer version's file; it is shown, and never written. */
function ofNewer(raw: Record<string, unknown>): StudioFile {
  const flows = Object.entries(objectSchema.safeParse(raw['flows']).data ?? {});
  return {
    version: studioVersion,
    flows: Object.fromEntries(flows.map(([name, flow]) => [name, understood(flow)])),
  };
}

/** A flow's part without the members that this version can't read. */
function understood(raw: unknown): FlowStudio {
  const members = Object.entries(objectSchema.safeParse(raw).data ?? {});
  const readable = members.filter(([key, member]) => flowSchema.safeParse({ [key]: member }).success);
  return flowSchema.parse(Object.fromEntries(readable));
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
  const { positions, notes, breakpoints, pauseOn, run, pinned, rowTypes, chain, ...rest } = flow;
  const keepsPlaces = !isEmpty(breakpoints) || !isEmpty(pinned) || !isEmpty(rowTypes);
  const pauses = withoutDefaults(pauseOn, noPauses);
  const printed = {
    ...(isEmpty(positions) ? {} : { positions: sorted(positions) }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(isEmpty(breakpoints) ? {} : { breakpoints: sorted(printedBreakpoints(breakpoints)) }),
    ...(isEmpty(pauses) ? {} : { pauseOn: pauses }),
    ...(isEmpty(run) ? {} : { run }),
    ...(isEmpty(pinned) ? {} : { pinned: sorted(pinned) }),
    ...(isEmpty(rowTypes) ? {} : { rowTypes: sorted(rowTypes) }),
    ...(keepsPlaces && chain.length > 0 ? { chain } : {}),
    ...rest,
  };
  return isEmpty(printed) ? undefined : printed;
}

function printedBreakpoints(breakpoints: FlowStudio['breakpoints']): Record<string, object> {
  return Object.fromEntries(
    Object.entries(breakpoints).map(([id, breakpoint]) => [id, withoutDefaults(breakpoint, plainBreakpoint)]),
  );
}

/** The members that say something else than the defaults do. */
function withoutDefaults(record: object, defaults: object): object {
  const usual = new Map<string, unknown>(Object.entries(defaults));
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => usual.get(key) !== value));
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
