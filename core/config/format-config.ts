import { EditedText } from './edit/edited-text.ts';
import { isSameMeaning } from './edit/same-elsewhere.ts';
import { writtenNodes } from './edit/written-nodes.ts';
import { printConfigKept } from './print-kept.ts';
import { type ConfigDocument, type ConfigProblem, readConfig } from './read.ts';
import { reindent } from './reindent.ts';
import { isSameConfig } from './same-config.ts';
import { nodeEnd, nodeStart } from './yaml-places.ts';

export type Formatted =
  | { kind: 'formatted'; text: string }
  | { kind: 'unreadable'; problem: ConfigProblem }
  /** It would not mean the same afterwards. */
  | { kind: 'impossible' };

/**
 * A config file's text in KisFlow's export form. A file that would lose something by it (comments, keys that KisFlow does not
 * know, anchors, tags, further documents) gets the indentation only: nothing but blanks at the start of lines changes.
 */
export function formatConfig(text: string): Formatted {
  const read = readConfig(text);
  if (!read.ok) return { kind: 'unreadable', problem: read.problem };
  const formatted = isPlain(text, read.document) ? printConfigKept(read.document) : reindented(text);
  const again = formatted === undefined ? undefined : readConfig(formatted);
  const kept = again?.ok && isSameConfig(again.document.config, read.document.config);
  return formatted !== undefined && kept ? { kind: 'formatted', text: formatted } : { kind: 'impossible' };
}

/** The text with other indentation; undefined where that would mean something else. */
function reindented(text: string): string | undefined {
  try {
    const changed = reindent(text);
    const kept = isSameMeaning(EditedText.of(text).root, EditedText.of(changed).root);
    return kept ? changed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file holds nothing but what KisFlow reads of it. */
function isPlain(text: string, document: ConfigDocument): boolean {
  if (document.unknownKeys.length > 0 || document.documents > 1) return false;
  let rest = '';
  let end = 0;
  for (const { node } of writtenNodes(EditedText.of(text).root)) {
    if (node.kind === 'alias' || node.anchor || node.writtenTag !== undefined) return false;
    if (node.kind !== 'scalar') continue;
    rest += text.slice(end, nodeStart(text, node));
    end = Math.max(end, nodeEnd(text, node));
  }
  return !`${rest}${text.slice(end)}`.includes('#');
}
