import { type CodeToken, codeTokens } from '../project/code-tokens.ts';
import type { SourceFile } from '../project/project.ts';

/** What a code file shows of the rows that it hands on and saves: whether each of them names the row that it is made of. */
interface CodeOrigin {
  readonly commits: boolean;
  readonly calls: boolean;
}

const known = new WeakMap<SourceFile, CodeOrigin>();

/** Whether every row that a code file commits names the one that it is made of. Told from the text, on the safe side. */
export function commitsKnownRows(file: SourceFile): boolean {
  return originIn(file).commits;
}

/** Whether every row that it hands to a connector does, or is one of the rows that its function was given. */
export function callsWithKnownRows(file: SourceFile): boolean {
  return originIn(file).calls;
}

function originIn(file: SourceFile): CodeOrigin {
  const origin = known.get(file) ?? readOrigin(file.text);
  known.set(file, origin);
  return origin;
}

function readOrigin(text: string): CodeOrigin {
  const tokens = codeTokens(text);
  const own = ownRows(tokens);
  let [commits, calls] = [true, true];
  for (const [index, { type, value }] of tokens.entries()) {
    if (value === 'commitRowBatch') commits = false;
    if (value === 'commitRow' && (type !== 'word' || !namesOrigin(argumentsAt(tokens, index + 1))))
      commits = false;
    if (value !== 'call') continue;
    const given = argumentsAt(tokens, index + 1);
    const [only] = given[0] ?? [];
    const isOwn = given.length === 1 && given[0]?.length === 1 && own.has(only?.value ?? '');
    if (type !== 'word' || !(isOwn || namesOrigin(given))) calls = false;
  }
  return { commits, calls };
}

/** The tokens of each argument of a call whose `(` is at that index; none where no call is. */
function argumentsAt(tokens: readonly CodeToken[], open: number): CodeToken[][] {
  if (tokens[open]?.value !== '(') return [];
  const given: CodeToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open)) {
    const { type, value } = token;
    const mark = type === 'punctuation' && value !== null ? value : '';
    if ('({['.includes(mark) && mark !== '') depth += 1;
    if (')}]'.includes(mark) && mark !== '') depth -= 1;
    if (depth === 0) return given;
    if (depth === 1 && mark === ',') given.push([]);
    else if (depth > 1 || mark !== '(') given.at(-1)?.push(token);
  }
  return [];
}

/** Whether the second argument is an object with `from`. */
function namesOrigin(given: readonly (readonly CodeToken[])[]): boolean {
  const [first, ...others] = given[1] ?? [];
  return first?.value === '{' && others.some(({ type, value }) => type === 'word' && value === 'from');
}

/** What code calls its rows: the third parameter of its default export, and each of them in a loop. None where it is set anew. */
function ownRows(tokens: readonly CodeToken[]): ReadonlySet<string> {
  const start = tokens.findIndex(
    ({ value }, index) => value === 'default' && tokens[index - 1]?.value === 'export',
  );
  const open = tokens.findIndex(({ value }, index) => index > start && value === '(');
  const rows = start < 0 ? undefined : argumentsAt(tokens, open)[2]?.[0]?.value;
  if (rows === undefined || rows === null) return new Set();
  const loops = tokens.flatMap(({ value }, index) => {
    const [keyword, of, list, end] = [-1, 1, 2, 3].map((step) => tokens[index + step]?.value);
    return keyword === 'const' && of === 'of' && list === rows && end === ')' && value !== null
      ? [value]
      : [];
  });
  const names = [rows, ...loops];
  const isSet = (name: string): boolean =>
    tokens.some(
      ({ value }, index) =>
        value === name && tokens[index + 1]?.value === '=' && tokens[index + 2]?.value !== '=',
    );
  return new Set(names.filter((name) => !isSet(name)));
}
