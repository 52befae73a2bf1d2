import type { ConfigKind } from '../../core/config/types.ts';

/** Where the caret is in a config file, told from indentation alone, since the text is often not YAML while one types. */
export interface YamlPlace {
  kind: ConfigKind | null;
  /** Keys above, outermost first, without list places. */
  parents: readonly string[];
  /** Keys that the map at this place has already. */
  siblings: readonly string[];
  /** The key whose value is being typed; null when a key is. */
  value: string | null;
}

const keyPattern = /^(\s*(?:-\s+)*)([\w.-]+)\s*:/;

/** The place of a caret; line and column from 0. */
export function yamlPlace(lines: readonly string[], line: number, column: number): YamlPlace {
  const before = (lines[line] ?? '').slice(0, column);
  const value = /^\s*(?:-\s+)*([\w.-]+)\s*:\s/.exec(before)?.[1] ?? null;
  const own = (/^\s*(?:-\s+)*/.exec(before)?.[0] ?? '').length;
  const parents: string[] = [];
  let indent = own;
  for (let at = line - 1; at >= 0; at -= 1) {
    const found = keyAt(lines[at] ?? '');
    if (found === null || found.indent >= indent) continue;
    parents.unshift(found.key);
    indent = found.indent;
  }
  return { kind: kindIn(lines), parents, siblings: siblingsOf(lines, line, own), value };
}

function keyAt(line: string): { key: string; indent: number; startsItem: boolean } | null {
  const match = keyPattern.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { key: match[2], indent: match[1].length, startsItem: match[1].includes('-') };
}

function kindIn(lines: readonly string[]): ConfigKind | null {
  const found = lines
    .map((line) => /^kistype\s*:\s*["']?(flow|func|conn|global)\b/.exec(line)?.[1])
    .find(Boolean);
  return found === 'flow' || found === 'func' || found === 'conn' || found === 'global' ? found : null;
}

/** Keys with the same indentation in the same map: up to a shallower line or the start of the list's item. */
function siblingsOf(lines: readonly string[], line: number, indent: number): string[] {
  const keys: string[] = [];
  for (let at = line - 1; at >= 0; at -= 1) {
    const found = keyAt(lines[at] ?? '');
    if (found === null || found.indent > indent) continue;
    if (found.indent < indent) break;
    keys.push(found.key);
    if (found.startsItem) break;
  }
  for (let at = line + 1; at < lines.length; at += 1) {
    const found = keyAt(lines[at] ?? '');
    if (found === null || found.indent > indent) continue;
    if (found.indent < indent || found.startsItem) break;
    keys.push(found.key);
  }
  return keys;
}
