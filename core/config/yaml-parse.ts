import { YAMLException } from 'js-yaml';
import { withNewerBreaks } from './yaml-breaks.ts';
import { YamlError } from './yaml-error.ts';
import { parseLeniently } from './yaml-leniency.ts';
import { refuseNewerYaml, refuseTabs, refuseUnprintable } from './yaml-refusals.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Parses the first document of a text as yaml.v3 does. Throws YamlError, whatever the text. */
export function parseYaml(text: string): YamlTree {
  try {
    return parseAll(text);
  } catch (error) {
    const problem = toYamlError(error, text.length);
    const first = firstDocument(text);
    // yaml.v3 never looks at later documents, so that they may be malformed.
    if (first !== undefined && problem.start >= first.length) return parseAlone(first, problem);
    // Nor at what stands further left than the first document's root.
    if (
      !problem.message.startsWith('end of the stream') ||
      !isLeftOfRoot(withNewerBreaks(text), problem.start)
    )
      throw problem;
    return parseAlone(text.slice(0, problem.start), problem);
  }
}

function parseAll(text: string): YamlTree {
  refuseUnprintable(text);
  const structured = withNewerBreaks(text);
  if (/^[\s\uFEFF#%.]/.test(structured)) refuseNewerYaml(structured);
  const tree = parseLeniently(text);
  if (text.includes('\t')) refuseTabs(structured, tree.root);
  return tree;
}

function parseAlone(text: string, problem: YamlError): YamlTree {
  try {
    return { ...parseAll(text), documents: 2 };
  } catch {
    throw problem;
  }
}

/** Whether a key stands here that cannot belong to the first document's map, which begins further right. */
function isLeftOfRoot(text: string, at: number): boolean {
  const root = /^ *(?![\s#%]|---)/m.exec(text);
  if (!root || root.index >= at || !/^[\w'"][^\r\n]*?:(?=\s|$)/.test(text.slice(at))) return false;
  return root[0].length > at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** The text up to the separator that ends the first document; undefined when there is only one. */
function firstDocument(text: string): string | undefined {
  const separators = /^(?:---|\.\.\.)(?=\s|$)/gm;
  const structured = withNewerBreaks(text);
  for (let match = separators.exec(structured); match; match = separators.exec(structured)) {
    const before = structured.slice(0, match.index);
    if (/^(?!\s*(?:#|%|$)).+/m.test(before.replace(/^\uFEFF/, ''))) return text.slice(0, match.index);
  }
  return undefined;
}

function toYamlError(error: unknown, length: number): YamlError {
  if (error instanceof YamlError) return error;
  if (error instanceof YAMLException) {
    const at = Math.min(error.mark?.position ?? 0, length);
    return new YamlError(error.reason, at, at + 1);
  }
  // Nothing else is thrown but a stack overflow.
  return new YamlError('nested too deeply', 0, 0);
}
