import { catalogue } from '../errors/catalogue.ts';
import type { ReceivedError } from '../errors/coded-error.ts';
import type { OutcomeAction } from './action.ts';
import { type NodeFacts, type OutcomeNode, type RunEnd, type RunFacts, samplesId } from './facts.ts';
import { badRowReason, thrownDetail } from './failure-words.ts';
import { type Sentence, sentence } from './sentence.ts';

export type FailedState =
  | 'failed'
  | 'failed-no-code'
  | 'failed-threw'
  | 'failed-sample'
  | 'failed-loop'
  | 'failed-jump';

/** What is said of a run that failed: on the line, and on the node that is to blame. */
export interface Failure {
  state: FailedState;
  /** The id of the guilty node, also when it was never called; null when it is none of them. */
  guilty: OutcomeNode | null;
  line: Sentence;
  clauses: readonly Sentence[];
  onNode: Sentence;
  /** The first one is meant. */
  actions: readonly OutcomeAction[];
}

/** What is known when a failure is put into words. */
interface Known {
  facts: RunFacts;
  end: RunEnd;
  error: ReceivedError;
  node: NodeFacts | undefined;
}

/** How a run failed. Total: an error that nothing is known of is told in its own words. */
export function failureOf(facts: RunFacts, end: RunEnd): Failure {
  const error = end.error ?? { code: 'internal.unexpected', params: { detail: end.stoppedBecause } };
  const known = { facts, end, error, node: guiltyNode(facts, end, error) };
  if (isOfSamples(error)) return badSample(known);
  if (known.node) return (byCode[error.code] ?? atNode)({ ...known, node: known.node });
  const line = sentence('failed', { detail: { error } });
  return { state: 'failed', guilty: null, line, clauses: [], onNode: detail(error), actions: toPlace(error) };
}

/** The function that an error names, whose code, connector or jump it is, else the one where the run was. */
function guiltyNode({ nodes }: RunFacts, end: RunEnd, error: ReceivedError): NodeFacts | undefined {
  const at = end.node === null ? undefined : nodes[end.node];
  const fname = functionNamed(error);
  const isNamed = ({ fname: name }: NodeFacts): boolean => name === fname;
  const isItsCode = ({ codeFile }: NodeFacts): boolean =>
    codeFile !== null && codeFile === error.file && !isOfSamples(error);
  if (at && (isNamed(at) || (fname === undefined && !jumpErrors.has(error.code)))) return at;
  const isItsConnector = ({ connector, connectorFile }: NodeFacts): boolean =>
    connector !== null && (connectorFile === error.file || isNamedConnector(error, connector));
  return nodes.find(isItsCode) ?? nodes.find(isNamed) ?? at ?? nodes.find(isItsConnector);
}

/** The name of the function that is to blame, where the error has it. */
function functionNamed({ code, params }: ReceivedError): string | number | undefined {
  if (jumpErrors.has(code) && params['jumper'] !== undefined) return params['jumper'];
  return code === 'import.func-missing' ? params['name'] : params['fname'];
}

/** Whether it is this connector that a flow could not be built with. */
function isNamedConnector({ code, params }: ReceivedError, connector: string): boolean {
  return code.startsWith('import.conn-') && params['name'] === connector;
}

/** Errors whose place is the line that jumped. */
const jumpErrors = new Set(['run.prev-data-missing', 'engine.too-many-visits']);

const sampleErrors = /^process\.(row-not-json|element-not-json|csv-.*|row-too-long|rows-not-utf8|source-.*)$/;

/** Whether the sample rows are to blame, which are read before any function is called. */
export function isOfSamples({ code }: ReceivedError): boolean {
  return sampleErrors.test(code);
}

type AtNode = Known & { node: NodeFacts };

const byCode: Readonly<Record<string, (known: AtNode) => Failure>> = {
  'run.func-not-registered': noCode,
  'process.function-threw': threw,
  'run.func-error': threw,
  'run.func-panic': threw,
  'engine.too-many-visits': loop,
  'run.prev-data-missing': jumpOver,
  'run.jump-unknown': jumpUnknown,
  'run.no-connector': noConnector,
  'import.conn-missing': noConnector,
  'builtin.row-failed': formFailed,
  'builtin.stored-row-failed': formFailed,
  'builtin.bad-setup': formFailed,
};

function noCode({ facts, node }: AtNode): Failure {
  const create: OutcomeAction = { kind: 'create-code', node: node.id, fname: node.fname };
  return {
    state: 'failed-no-code',
    guilty: node.id,
    line: sentence('failed.no-code', { name: node.fname }),
    clauses: facts.nodes.every(({ visits }) => visits === 0) ? [sentence('no-row-flowed')] : [],
    onNode: sentence('node.no-code'),
    actions: [create, { kind: 'show-node', node: node.id }],
  };
}

function threw({ end, error, node }: AtNode): Failure {
  const { file, line = null } = error;
  const name = node.fname;
  const what = thrownDetail(error);
  const isOwn = file === undefined || file === node.codeFile;
  const values = { name, detail: what, line: line ?? 0, file: file ?? '' };
  const where = isOwn ? 'failed.threw' : 'failed.threw-in';
  return {
    state: 'failed-threw',
    guilty: node.id,
    line: sentence(line === null ? 'failed.at' : where, values),
    clauses: end.row === null ? [] : [sentence('at-row', { row: end.row + 1 })],
    onNode: line === null ? what : sentence(isOwn ? 'node.line' : 'node.line-in', values),
    actions: [...toPlace(error), ...toRow(end, node)],
  };
}

function toRow({ row }: RunEnd, { id }: NodeFacts): OutcomeAction[] {
  return row === null ? [] : [{ kind: 'show-rows', node: id, side: 'in', row }];
}

/** A function that a form made: what its error says besides the name, which the line begins with. */
function formFailed({ end, error, node }: AtNode): Failure {
  const { row: inBatch, field, key, why = '', whyChinese = '' } = error.params;
  const what = sentence('either-words', { english: why, chinese: whyChinese });
  const values = { name: node.fname, field: field ?? key ?? '', detail: what };
  const isStored = error.code === 'builtin.stored-row-failed';
  const inAll = isStored ? null : end.row;
  const row = inAll === null ? inBatch : inAll + 1;
  const inTheirs = isStored ? 'at-stored-row' : 'at-row-of-batch';
  const rows = isStored ? [] : toRow(end, node);
  return {
    state: 'failed',
    guilty: node.id,
    line: sentence('failed.form', values),
    clauses: row === undefined ? [] : [sentence(inAll === null ? inTheirs : 'at-row', { row })],
    onNode:
      row === undefined
        ? sentence('node.field', values)
        : sentence(isStored ? 'node.stored-row-field' : 'node.row-field', { ...values, row }),
    actions: [...toPlace(error), ...(rows.length > 0 ? rows : [toNode(node)])],
  };
}

function badSample({ facts, error }: Known): Failure {
  const row = badRowNumber(facts, error);
  const { line = null, column = null } = error;
  if (row === null)
    return {
      state: 'failed-sample',
      guilty: samplesId,
      line: sentence('failed.samples', { detail: { error } }),
      clauses: [],
      onNode: detail(error),
      actions: [{ kind: 'show-samples' }],
    };
  return {
    state: 'failed-sample',
    guilty: samplesId,
    line: sentence('failed.sample', { row, reason: badRowReason(error) }),
    clauses: column === null ? [] : [sentence('column', { column })],
    onNode: column === null ? sentence('node.row', { row }) : sentence('node.row-column', { row, column }),
    actions: [
      { kind: 'go-to-sample-row', row, line, column },
      { kind: 'run-without-row', row },
    ],
  };
}

/** The row that is to blame, from 1: every row before it was read. */
function badRowNumber({ rowsRead }: RunFacts, { code, params }: ReceivedError): number | null {
  if (/source|utf8|bad-header|no-name/.test(code)) return null;
  const row = params['row'];
  return typeof row === 'number' ? row : rowsRead + 1;
}

function loop({ facts, error, node }: AtNode): Failure {
  const limit = error.params['limit'];
  const calls = node.visitsInBatch || (typeof limit === 'number' ? limit : 0);
  return {
    state: 'failed-loop',
    guilty: node.id,
    line: sentence('failed.loop', { name: node.fname, calls }),
    clauses: [],
    onNode: sentence('node.loop', { calls }),
    actions: [showJump(facts, node, error), { kind: 'explain', trap: 'loops-have-no-limit' }],
  };
}

function jumpOver({ facts, error, node }: AtNode): Failure {
  const target = String(error.params['fname'] ?? '');
  const previous = String(error.params['previous'] ?? '');
  const values = { name: node.fname, target, previous };
  return {
    state: 'failed-jump',
    guilty: node.id,
    line: sentence('failed.jump-over', values),
    clauses: [],
    onNode: sentence('node.jump-over', values),
    actions: [showJump(facts, node, error), { kind: 'explain', trap: 'jump-over-unset-rows' }],
  };
}

function jumpUnknown({ facts, error, node }: AtNode): Failure {
  const target = String(error.params['target'] ?? '');
  return {
    state: 'failed-jump',
    guilty: node.id,
    line: sentence('failed.jump-unknown', { name: node.fname, target }),
    clauses: [],
    onNode: sentence('node.jump-unknown', { target }),
    actions: [showJump(facts, node, error)],
  };
}

function atNode({ error, node }: AtNode): Failure {
  const values = { name: node.fname, detail: { error } };
  return {
    state: 'failed',
    guilty: node.id,
    line: sentence(namesFunction(error, node) ? 'failed' : 'failed.at', values),
    clauses: [],
    onNode: detail(error),
    actions: [...toPlace(error), toNode(node)],
  };
}

/** A function that has no connector, or one that no file configures. */
function noConnector(known: AtNode): Failure {
  const { id, fname } = known.node;
  const failure = atNode(known);
  return { ...failure, actions: [{ kind: 'set-connector', node: id, fname }, ...failure.actions] };
}

function toNode({ id }: NodeFacts): OutcomeAction {
  return { kind: 'show-node', node: id };
}

/** Whether the error's own words say which function it is. */
function namesFunction({ code, params }: ReceivedError, { fname }: NodeFacts): boolean {
  return params['fname'] === fname && catalogue[code]?.en.message.includes('{fname}') === true;
}

/** The jump that a node made most often, with its line when the error names one. */
export function showJump({ nodes }: RunFacts, node: NodeFacts, error?: ReceivedError): OutcomeAction {
  const [most] = Object.entries(node.jumps).sort(([, one], [, other]) => other - one);
  const target = most === undefined ? undefined : nodes[Number(most[0])];
  return {
    kind: 'show-jump',
    node: node.id,
    target: target?.id ?? null,
    file: error?.file ?? node.codeFile,
    line: error?.line ?? null,
  };
}

function toPlace({ file, line, column }: ReceivedError): OutcomeAction[] {
  if (file === undefined) return [];
  return [{ kind: 'go-to-line', file, line: line ?? null, column: column ?? null }];
}

function detail(error: ReceivedError): Sentence {
  return sentence('node.detail', { detail: { error } });
}
