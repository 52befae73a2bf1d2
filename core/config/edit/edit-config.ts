import { CodedError, describeError } from '../../errors/coded-error.ts';
import { printConfigKept } from '../print-kept.ts';
import { type ConfigDocument, readConfig, readTree } from '../read.ts';
import { isSameConfig } from '../same-config.ts';
import type { ConfigFile, ConfigPath } from '../types.ts';
import { YamlError } from '../yaml-error.ts';
import { parseYaml } from '../yaml-parse.ts';
import { findWritten } from '../yaml-places.ts';
import { detach, detachItem } from './detach.ts';
import { EditedText, NotInPlace } from './edited-text.ts';
import type { ConfigEdit } from './edits.ts';
import { isSameElsewhere } from './same-elsewhere.ts';
import { simplerEdits, valueAt } from './smaller-steps.ts';
import { spliceEdit } from './splice.ts';
import { applyToValue, EditPathError } from './wanted-value.ts';

export type { ConfigEdit } from './edits.ts';

export interface EditResult {
  text: string;
  /** True when the file could not be edited in place and was printed afresh (comments lost): the person must be told. */
  reprinted: boolean;
}

/**
 * Edits a config file in place: only the lines concerned change, and comments, order, quotes, line breaks and unknown keys
 * stay. After each edit the text is read again; where it does not mean exactly what was wanted (aliases, merge keys), the
 * whole file is printed afresh instead. Throws `config.cannot-edit` when the file cannot be read or a path leads nowhere.
 */
export function editConfig(text: string, edits: readonly ConfigEdit[]): EditResult {
  const result: EditResult = { text, reprinted: false };
  for (const edit of edits) {
    for (const step of simplerEdits(fileOf(readable(result.text)), edit)) {
      const done = editOnce(result.text, step);
      result.text = done.text;
      result.reprinted ||= done.reprinted;
    }
  }
  return result;
}

function editOnce(text: string, edit: ConfigEdit): EditResult {
  const before = fileOf(readable(text));
  const written = EditedText.of(text);
  const own = inPlace(() => detach(written, edit));
  const wanted = wantedAfter((own ?? written).text, before, edit);
  const known = edit.op !== 'set' || valueAt(before.config, edit.path) !== undefined;
  if (edit.op === 'set' && known && isSameConfig(before, wanted)) return { text, reprinted: false };
  for (const prepared of own ? preparations(own, edit) : []) {
    const edited = inPlace(() => spliceEdit(prepared, edit));
    const kept = edited !== undefined && means(edited, wanted);
    if (kept && isSameElsewhere(written.root, EditedText.of(edited).root, edit))
      return { text: edited, reprinted: false };
  }
  return { text: printConfigKept(wanted), reprinted: true };
}

/** The texts to try an edit on: what it is about is its place's own, and at need so is all of an item that moves. */
function* preparations(own: EditedText, edit: ConfigEdit): Generator<EditedText> {
  yield own;
  if (edit.op !== 'move') return;
  const alone = inPlace(() => detachItem(own, edit.path, edit.from));
  if (alone) yield alone;
}

/** What a change in place gives; undefined where it can't be made, or gave a text that can't be read. */
function inPlace<T>(change: () => T): T | undefined {
  try {
    return change();
  } catch (error) {
    if (error instanceof NotInPlace || error instanceof YamlError) return undefined;
    throw error;
  }
}

function wantedAfter(text: string, before: ConfigFile, edit: ConfigEdit): ConfigFile {
  if (edit.op === 'renameKey') return renamed(text, edit.path, edit.to);
  try {
    return applyToValue(before, edit);
  } catch (error) {
    if (error instanceof EditPathError) throw new CodedError('config.cannot-edit', { detail: error.message });
    throw error;
  }
}

/** What the file means with one key renamed: the text's own nodes, read again. */
function renamed(text: string, path: ConfigPath, to: string): ConfigFile {
  const tree = parseYaml(text);
  const key = findWritten(tree.root, path)?.key;
  if (key?.kind !== 'scalar') {
    throw new CodedError('config.cannot-edit', { detail: `there is no key ${path.join('.')}` });
  }
  key.value = to;
  key.tag = '!!str';
  const result = readTree(text, tree);
  if (!result.ok) throw cannotEdit(result.problem);
  return fileOf(result.document);
}

function means(text: string, wanted: ConfigFile): boolean {
  const result = readConfig(text);
  return result.ok && isSameConfig(fileOf(result.document), wanted);
}

function readable(text: string): ConfigDocument {
  const result = readConfig(text);
  if (!result.ok) throw cannotEdit(result.problem);
  return result.document;
}

function cannotEdit(problem: {
  code: CodedError['code'];
  params: Record<string, string | number>;
}): CodedError {
  return new CodedError('config.cannot-edit', {
    detail: problem.params['detail'] ?? describeError(problem, 'en').message,
  });
}

/** The document's meaning alone, without its places. */
function fileOf(document: ConfigDocument): ConfigFile {
  const { kind } = document;
  if (kind === 'flow') return { kind, config: document.config };
  if (kind === 'func') return { kind, config: document.config };
  return kind === 'conn' ? { kind, config: document.config } : { kind, config: document.config };
}
