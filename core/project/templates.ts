import type { FunctionMode } from '../config/types.ts';
import { type CodeBody, type FirstCode, firstBody } from './first-body.ts';

export type CodeLanguage = 'ts' | 'js';

const reservedWords = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this throw ' +
    'true try typeof var void while with yield arguments eval'
  ).split(' '),
);

/** The name a function or connector has in its code: its own, with everything an identifier can't hold made `_`. */
export function identifierFor(name: string): string {
  const cleaned = name.replace(/[^\p{ID_Continue}$]/gu, '_');
  return /^[\p{ID_Start}$_]/u.test(cleaned) && !reservedWords.has(cleaned) ? cleaned : `_${cleaned}`;
}

/** A function's first code: short, running as it is, and fit for its place: see `FirstCode`. */
export function functionTemplate(
  name: string,
  mode: FunctionMode,
  language: CodeLanguage,
  place: FirstCode,
): string {
  return codeOf(name, firstBody(mode, place), language);
}

/** A Verify function that drops the rows which lack one of these fields: KisFlow itself never looks at `source.must`. */
export function requiredFieldsTemplate(
  name: string,
  fields: readonly string[],
  language: CodeLanguage,
): string {
  const listed = fields.map((field) => JSON.stringify(field)).join(', ');
  return codeOf(name, { summary: requiredFields.summary, body: requiredFields.body(listed) }, language);
}

function codeOf(name: string, { summary, body }: CodeBody, language: CodeLanguage): string {
  const words = summary.map((line) => ` * ${line}\n`).join('');
  const signature = language === 'ts' ? `(ctx: Context, flow: Flow, rows: Row[])` : '(ctx, flow, rows)';
  const head =
    language === 'ts'
      ? `import type { Context, Flow } from 'kisflow-studio';\n\n/** The fields of one row. */\ntype Row = Record<string, unknown>;\n\n/**\n${words} */\n`
      : `/**\n${words} * @param {import('kisflow-studio').Context} ctx\n * @param {import('kisflow-studio').Flow} flow\n * @param {Record<string, unknown>[]} rows\n */\n`;
  return `${head}export default async function ${identifierFor(name)}${signature} {\n${indent(body)}\n}\n`;
}

/** A connector's first code: a store in memory, to be replaced by the real one. */
export function connectorTemplate(name: string, language: CodeLanguage): string {
  const method = language === 'ts' ? typedMethod : commentedMethod;
  const save = ['_ctx', '_conn', '_fn', '_flow', 'args'] as const;
  const load = ['_ctx', '_conn', '_fn', '_flow', '_args'] as const;
  return `${
    language === 'ts'
      ? "import type { Connector, Context, Flow, FunctionInfo } from 'kisflow-studio';\n\n"
      : ''
  }/**
 * ${name.replaceAll('*/', '* /')}: what is saved stays in this list until the engine restarts.${language === 'ts' ? '' : '\n * @type {unknown[]}'}
 */
const stored${language === 'ts' ? ': unknown[]' : ''} = [];

${method('Called once for each function that uses the connector, before the first run.', 'function init', ['_conn'])} {}

${method("What a Save function's `flow.getConnector().call(args)` does.", 'async function save', save)} {
  stored.push(args);
}

${method("What a Load function's `flow.getConnector().call(args)` gives.", 'async function load', load)} {
  return stored;
}
`;
}

const parameterTypes = {
  _ctx: 'Context',
  _conn: 'Connector',
  _fn: 'FunctionInfo',
  _flow: 'Flow',
  args: 'unknown',
  _args: 'unknown',
} as const;
type Parameters = readonly (keyof typeof parameterTypes)[];

function typedMethod(words: string, start: string, names: Parameters): string {
  const parameters = names.map((name) => `${name}: ${parameterTypes[name]}`).join(', ');
  return `/** ${words} */\nexport ${start}(${parameters})`;
}

function commentedMethod(words: string, start: string, names: Parameters): string {
  const lines = names.map((name) => {
    const type = parameterTypes[name];
    return ` * @param {${type === 'unknown' ? type : `import('kisflow-studio').${type}`}} ${name}\n`;
  });
  return `/**\n * ${words}\n${lines.join('')} */\nexport ${start}(${names.join(', ')})`;
}

const requiredFields = {
  summary: [
    'Hands on the rows that have all required fields, and drops the others.',
    'KisFlow stops the flow, without an error, when no row is left.',
  ],
  body: (fields: string) => `const required = [${fields}];
const good = rows.filter((row) => row !== null && required.every((field) => (row[field] ?? '') !== ''));
if (good.length < rows.length) ctx.log.warn(\`\${rows.length - good.length} rows dropped\`);
flow.commitRowBatch(good);`,
};

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
