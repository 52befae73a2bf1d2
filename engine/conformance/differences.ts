import { isDeepStrictEqual } from 'node:util';
import type { StepResult } from './case-format.ts';

type Json = Record<string, unknown>;

/** Keys of a visit that need more than equality. */
const visitKeysApart = new Set(['rowsCount', 'decodeError', 'error', 'connCalls']);

/** What differs between a recorded step and its replay, a line each. */
export function stepDifferences(expected: StepResult, actual: StepResult): string[] {
  const differences: string[] = [];
  for (const [key, value] of Object.entries(expected)) {
    if (key === 'visits') differences.push(...visitsDifferences(asList(value), asList(actual[key])));
    else if (key === 'error') differences.push(...errorDifferences('error', value, actual[key]));
    else differences.push(...unequal(key, value, actual[key]));
  }
  return differences;
}

function visitsDifferences(expected: Json[], actual: Json[]): string[] {
  const lengths = unequal('visits', expected.map(functionOf), actual.map(functionOf));
  return [
    ...lengths,
    ...expected.flatMap((visit, index) => visitDifferences(`visits[${index}]`, visit, actual[index] ?? {})),
  ];
}

function functionOf(visit: Json): unknown {
  return visit['function'];
}

function visitDifferences(at: string, expected: Json, actual: Json): string[] {
  const differences = Object.entries(expected)
    .filter(([key]) => !visitKeysApart.has(key))
    .flatMap(([key, value]) => unequal(`${at}.${key}`, value, actual[key]));
  // Without a rows parameter, or with rows that its Go type could not take, a count says nothing about JavaScript's.
  if (expected['decodeError'] === null && expected['rowsCount'] !== null)
    differences.push(...unequal(`${at}.rowsCount`, expected['rowsCount'], actual['rowsCount']));
  differences.push(...errorDifferences(`${at}.error`, expected['error'], actual['error']));
  differences.push(
    ...callDifferences(`${at}.connCalls`, asList(expected['connCalls']), asList(actual['connCalls'])),
  );
  return differences;
}

/** Calls of callbacks agree in everything; of an error only that there was one, since its text may be Go's. */
function callDifferences(at: string, expected: Json[], actual: Json[]): string[] {
  const comparable = (call: Json): Json => ({ ...call, error: call['error'] !== null });
  return unequal(at, expected.map(comparable), actual.map(comparable));
}

/** Errors agree in kind and class; the texts are Go's. */
function errorDifferences(at: string, expected: unknown, actual: unknown): string[] {
  return unequal(at, errorClass(expected), errorClass(actual));
}

function errorClass(error: unknown): unknown {
  if (!isJson(error)) return null;
  const code = String(error['code']);
  return { kind: error['kind'], code: /(^|\.)other$/.test(code) ? 'other' : code };
}

function unequal(at: string, expected: unknown, actual: unknown): string[] {
  const [one, other] = [normal(expected), normal(actual)];
  if (isDeepStrictEqual(one, other)) return [];
  return [`${at}: KisFlow ${shown(one)}, here ${shown(other)}`];
}

/** As JSON has it: no -0, no undefined. */
function normal(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
