import { dump, FAILSAFE_SCHEMA, load } from 'js-yaml';
import * as z from 'zod';
import { readConfig } from '../../config/read.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { freePath } from '../file-names.ts';
import { type ProjectModel, projectModel } from '../model.ts';
import { type Project, withFile } from '../project.ts';
import { requireFlow } from './edit-config-file.ts';
import { insertFunctions, type NewFlowFunction } from './flow.ts';
import { newConfigPath } from './names.ts';

/** Nothing honest on a clipboard is longer, and a longer one would only be slow to refuse. */
const maxClipboard = 5_000_000;

const paramsSchema = z.record(z.string(), z.string()).nullish();
const placeSchema = z.object({ fname: z.string().min(1), params: paramsSchema });
const configTextSchema = z.object({
  config: z.string(),
  code: z.string().optional(),
  extension: z.string().optional(),
});
/** A fragment reads as a KisFlow flow without a name; what else the places need stands below, each config as its own text. */
const fragmentSchema = z.object({
  kistype: z.literal('flow').optional(),
  flows: z.array(placeSchema),
  functions: z.array(configTextSchema).nullish(),
  connectors: z.array(configTextSchema).nullish(),
});
type Fragment = z.output<typeof fragmentSchema>;

/** Places of a chain as YAML for the clipboard, with the configs and code that another project would lack. */
export function copyFunctions(project: Project, flow: string, indexes: readonly number[]): string {
  const entry = requireFlow(project, flow);
  const model = projectModel(project);
  const places = [...new Set(indexes)]
    .sort((a, b) => a - b)
    .flatMap((index) => entry.config.flows[index] ?? []);
  const fnames = [...new Set(places.map(({ fname }) => fname))];
  const cnames = new Set(fnames.map((fname) => model.func(fname)?.config.option.cname ?? ''));
  const fragment = {
    kistype: 'flow',
    flows: places.map(({ fname, params }) =>
      Object.keys(params).length > 0 ? { fname, params } : { fname },
    ),
    functions: fnames.flatMap((name) => part(project, model, 'functions', name)),
    connectors: [...cnames].flatMap((name) => part(project, model, 'connectors', name)),
  };
  return dump(fragment, { lineWidth: -1 });
}

function part(project: Project, model: ProjectModel, folder: 'functions' | 'connectors', name: string) {
  const entry = folder === 'functions' ? model.func(name) : model.connector(name);
  const code = model.codeFile(folder, name);
  if (!entry) return [];
  const config = project.files.get(entry.path)?.text ?? '';
  return [
    code ? { config, code: code.text, extension: code.path.slice(code.path.lastIndexOf('.')) } : { config },
  ];
}

/**
 * Inserts what a clipboard holds before place `index`: places copied here, a list of `{fname, params}`, or a whole flow or
 * func file. Functions and connectors that the project lacks are made; those it has stay as they are.
 * Throws `project.paste-unreadable`.
 */
export function pasteFunctions(project: Project, flow: string, index: number, text: string): Project {
  requireFlow(project, flow);
  const fragment = readFragment(text);
  let edited = project;
  for (const { config, code, extension } of fragment.functions ?? [])
    edited = addMissing(edited, config, code, extension);
  for (const { config, code, extension } of fragment.connectors ?? [])
    edited = addMissing(edited, config, code, extension);
  const functions = fragment.flows.map(
    ({ fname, params }): NewFlowFunction => ({ fname, params: params ?? {} }),
  );
  return insertFunctions(edited, flow, index, functions);
}

/** Whether `pasteFunctions` would understand a text. */
export function canPaste(text: string): boolean {
  try {
    return readFragment(text).flows.length > 0;
  } catch {
    return false;
  }
}

function readFragment(text: string): Fragment {
  if (text.length > maxClipboard) throw new CodedError('project.paste-unreadable');
  const raw = parseClipboard(text);
  const fragment = fragmentSchema.safeParse(raw).data;
  // Copied here: it says what its places need.
  if (fragment?.functions) return fragment;
  const found = ofFile(text) ?? fragment ?? ofPlaces(raw);
  if (found === undefined) throw new CodedError('project.paste-unreadable');
  return found;
}

/** A whole file of a flow or a function means what KisFlow reads in it. */
function ofFile(text: string): Fragment | undefined {
  const file = readConfig(text);
  if (!file.ok) return undefined;
  const { kind, config } = file.document;
  if (kind === 'func') return { flows: [{ fname: config.fname }], functions: [{ config: text }] };
  if (kind !== 'flow') return undefined;
  if (config.flows.some(({ fname }) => fname === '')) throw new CodedError('project.paste-unreadable');
  return { flows: config.flows };
}

/** A list of places, or one. */
function ofPlaces(raw: unknown): Fragment | undefined {
  const list = z.array(placeSchema).min(1).safeParse(raw).data;
  if (list) return { flows: list };
  const one = placeSchema.safeParse(raw).data;
  return one && { flows: [one] };
}

/** The failsafe schema keeps every scalar's text, as KisFlow reads params. Aliases are bounded: a YAML bomb is nothing. */
function parseClipboard(text: string): unknown {
  try {
    return load(text, { schema: FAILSAFE_SCHEMA, maxAliases: 100 });
  } catch {
    return undefined;
  }
}

function addMissing(project: Project, config: string, code?: string, extension?: string): Project {
  const read = readConfig(config);
  if (!read.ok) return project;
  const { document } = read;
  if (document.kind !== 'func' && document.kind !== 'conn') return project;
  const name = document.kind === 'func' ? document.config.fname : document.config.cname;
  const model = projectModel(project);
  const there = document.kind === 'func' ? model.func(name) : model.connector(name);
  if (there || name === '') return project;
  const folder = document.kind === 'func' ? 'functions' : 'connectors';
  const added = withFile(project, newConfigPath(project, document.kind, name), config);
  if (code === undefined || model.codeFile(folder, name)) return added;
  const safeExtension =
    extension === '.js' || extension === '.mjs' || extension === '.mts' ? extension : '.ts';
  return withFile(added, freePath(added.files.keys(), `${folder}/`, '', name, safeExtension), code);
}
