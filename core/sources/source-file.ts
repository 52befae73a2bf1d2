import * as z from 'zod';
import { CodedError, type ErrorData } from '../errors/coded-error.ts';
import { jsonErrorOffset, jsonProblem } from '../errors/json-error.ts';
import type { SourceFile } from '../project/project.ts';
import { nearest } from '../text/nearest.ts';
import { expectedValue, isFitting, type SettingValue } from './setting.ts';
import { sourceName } from './source-path.ts';
import { findSourceType, type SourceType, sourceTypeNames } from './source-types.ts';

/** The version of the files that are written. */
export const currentVersion = 1;

const fileSchema = z.strictObject({
  version: z.literal(currentVersion),
  /** The flow that its rows go into. */
  flow: z.string().min(1),
  type: z.string().min(1),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** A batch is as many rows, or those that came within so many milliseconds of its first. */
  batch: z
    .strictObject({
      rows: z.int().min(1).max(1_000_000).default(500),
      ms: z.int().min(1).max(600_000).default(200),
    })
    .prefault({}),
});

/** Where the rows of a live run come from, and the flow that they go into. */
export interface Source {
  readonly name: string;
  readonly path: string;
  readonly flow: string;
  readonly type: SourceType;
  /** Every setting of its type, as text; '' for what is not set. References are not expanded. */
  readonly settings: Readonly<Record<string, string>>;
  readonly batch: { readonly rows: number; readonly ms: number };
}

/** A source as its file says it, or everything that is wrong with the file. */
export type SourceReading = { source: Source; problems: null } | { source: null; problems: ErrorData[] };

/** The readings of all sources of a project, by their files. */
export function readSources(files: Iterable<SourceFile>): { file: SourceFile; read: SourceReading }[] {
  return [...files]
    .filter(({ path }) => sourceName(path) !== undefined)
    .map((file) => ({ file, read: readSource(file) }));
}

/** A source as its file is written, right or wrong: what a form fills in. */
export interface SourceDraft {
  readonly flow: string;
  readonly type: SourceType;
  /** Those that are written, also such as its type does not have. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly batch: Source['batch'];
}

/** What a form can show and change of a file; null where that would guess: it is of another version, of an unknown type or no source. */
export function draftOf({ text }: SourceFile): SourceDraft | null {
  const read = fileSchema.safeParse(jsonOf(text)).data;
  const type = findSourceType(read?.type ?? '');
  return read && type ? { flow: read.flow, type, settings: read.settings, batch: read.batch } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const reads = new WeakMap<SourceFile, SourceReading>();

/** Reads a source's file; never throws, and a file of a newer version is not guessed at. */
export function readSource(file: SourceFile): SourceReading {
  const known = reads.get(file) ?? parse(file);
  reads.set(file, known);
  return known;
}

function parse(file: SourceFile): SourceReading {
  const { path, text } = file;
  const fail = (code: Parameters<typeof problem>[1], params: Record<string, string | number>, key?: string) =>
    failed([problem(path, code, params, key === undefined ? undefined : lineOfKey(text, key))]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    const { detail } = jsonProblem(thrown, text);
    return failed([problem(path, 'source.not-json', { detail }, lineAt(text, jsonErrorOffset(text)))]);
  }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > currentVersion)
    return fail('source.newer', { version: version.data.version }, 'version');
  const read = fileSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = (issue?.path ?? []).map(String);
    if (issue?.code === 'unrecognized_keys')
      return fail('source.unknown-key', { key: issue.keys.join(', ') }, issue.keys[0]);
    return fail('source.bad-value', { at: at.join(' › ') || '$', expected: expectedOf(issue) }, at.at(-1));
  }
  const type = findSourceType(read.data.type);
  if (!type)
    return fail(
      'source.unknown-type',
      { type: read.data.type, types: sourceTypeNames.join(', ') },
      read.data.type,
    );
  return withSettings(file, read.data, type);
}

function withSettings(
  { path, text }: SourceFile,
  { flow, settings, batch }: z.output<typeof fileSchema>,
  type: SourceType,
): SourceReading {
  const problems = settingProblems(path, text, type, settings);
  if (problems.length > 0) return failed(problems);
  const filled = type.settings.map(({ key, fallback = '' }) => [key, String(settings[key] ?? fallback)]);
  const name = sourceName(path) ?? path;
  return {
    source: { name, path, flow, type, settings: Object.fromEntries(filled), batch },
    problems: null,
  };
}

function settingProblems(
  path: string,
  text: string,
  type: SourceType,
  settings: Readonly<Record<string, SettingValue>>,
): ErrorData[] {
  const known = type.settings.map(({ key }) => key);
  const unknown = Object.keys(settings)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = nearest(key, known) ?? known.join(', ');
      return problem(path, 'source.setting-unknown', { key, type: type.name, meant }, lineOfKey(text, key));
    });
  const wrong = type.settings.flatMap((definition) => {
    const { key, isRequired } = definition;
    const value = settings[key];
    if (value === undefined)
      return isRequired ? [problem(path, 'source.setting-missing', { key, type: type.name })] : [];
    if (isFitting(definition, String(value))) return [];
    const params = { key, expected: expectedValue(definition) };
    return [problem(path, 'source.setting-wrong', params, lineOfKey(text, key))];
  });
  return [...unknown, ...wrong];
}

type SourceCode = Extract<ErrorData['code'], `source.${string}`>;

function problem(
  file: string,
  code: SourceCode,
  params: Record<string, string | number>,
  line?: number,
): ErrorData {
  return new CodedError(code, { file, ...params }, { file, ...(line === undefined ? {} : { line }) }).data;
}

function failed(problems: ErrorData[]): SourceReading {
  return { source: null, problems };
}

function expectedOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return issue.expected;
  if (issue?.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' | ');
  if (issue?.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue?.code === 'too_big') return `≤ ${issue.maximum}`;
  return issue?.code === 'invalid_union' ? '"…" | 1 | true' : 'JSON';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The first line that has this text in quotes: JSON.parse tells no places. */
function lineOfKey(text: string, key: string): number | undefined {
  const at = text.indexOf(JSON.stringify(key));
  return at < 0 ? undefined : lineAt(text, at);
}
