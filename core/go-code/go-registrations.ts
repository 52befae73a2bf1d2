import type { GoCode } from '../contract/host/go-code.ts';
import { meaningOf } from './go-names.ts';
import { argumentsOf, type GoPackages, type GoPart } from './go-packages.ts';
import { paramsRead } from './go-params.ts';
import { type GoSource, operand } from './go-source.ts';
import { functionOf, type GoValue, valuesOfText } from './go-values.ts';

type Registered = Pick<GoCode, 'functions' | 'connectorInits' | 'connectorCalls' | 'flows' | 'unnamed'>;

/** KisFlow's package of that name, also of a copy of it. */
function isKisFlow(importPath: string, name: string): boolean {
  return new RegExp(`(?:^|/)kis-?flow(?:/v\\d+)?/${name}$`, 'i').test(importPath);
}

/** What the calls of all files register with KisFlow. */
export function registrations(packages: GoPackages): Registered {
  const found: Registered = {
    functions: [],
    connectorInits: [],
    connectorCalls: [],
    flows: [],
    unnamed: [],
  };
  for (const source of packages.sources) {
    if (/\b(?:FaaS|CaaS|CaaSInit)\b/.test(source.text)) registeredIn(packages, source, found);
    if (/\bNewFlowConfig\b/.test(source.text)) flowsIn(packages, source, found);
  }
  return found;
}

function registeredIn(packages: GoPackages, source: GoSource, found: Registered): void {
  for (const kind of ['FaaS', 'CaaSInit', 'CaaS'] as const) {
    for (const node of packages.callsIn(source, kind)) {
      const call = { source, node };
      const given = argumentsOf(node);
      const [name] = given;
      if (name === undefined || given.length !== (kind === 'CaaS' ? 4 : 2) || !isOnPool(packages, call))
        continue;
      const names = valuesOfText(packages, { source, node: name });
      if (names === null) found.unnamed.push({ kind, place: source.placeOf(name) });
      for (const value of names ?? []) register(packages, kind, call, value, found);
    }
  }
}

function register(
  packages: GoPackages,
  kind: 'FaaS' | 'CaaSInit' | 'CaaS',
  { source, node }: GoPart,
  { text, at, bound }: GoValue,
  found: Registered,
): void {
  const given = argumentsOf(node);
  const place = at.source.placeOf(at.node);
  const last = given.at(-1);
  const code = last && functionOf(packages, { source, node: last, bound });
  const codePlace = code ? code.source.placeOf(nameOf(code)) : null;
  if (kind === 'CaaSInit') found.connectorInits.push({ name: text, place });
  else if (kind === 'FaaS')
    found.functions.push({
      name: text,
      place,
      code: codePlace,
      params: code && !code.source.isGenerated ? paramsRead(packages, code) : [],
    });
  else {
    const [, func] = given;
    const names = func === undefined ? null : valuesOfText(packages, { source, node: func, bound });
    if (names === null) found.unnamed.push({ kind, place });
    for (const name of names ?? [])
      found.connectorCalls.push({ connector: text, func: name.text, place, code: codePlace });
  }
}

function nameOf({ node }: GoPart): GoPart['node'] {
  return node.getChild('DefName') ?? node.getChild('FieldName') ?? node.firstChild ?? node;
}

/**
 * Whether a call is one of KisFlow's pool: `kis.Pool()`, or something else in a package that knows KisFlow, unless it is plain to
 * see that it is no pool.
 */
function isOnPool(packages: GoPackages, { source, node }: GoPart): boolean {
  const callee = operand(node.firstChild);
  const receiver = callee?.name === 'SelectorExpr' ? operand(callee.firstChild) : null;
  if (receiver === null || receiver === undefined) return false;
  if (receiver.name === 'CallExpr') return isPoolCall(packages, { source, node: receiver });
  if (receiver.name !== 'VariableName') return knowsKisFlow(packages, source.folder);
  const name = source.textOf(receiver);
  const meaning = meaningOf(packages, { source, node: receiver }, name);
  if (meaning.kind !== 'value') return !source.imports().has(name) && knowsKisFlow(packages, source.folder);
  const { node: value } = meaning.part;
  if (value.name === 'CallExpr') return isPoolCall(packages, meaning.part);
  return value.name === 'VariableName' || value.name === 'SelectorExpr';
}

/** `kis.Pool()`, or a function of the program that gives one. */
function isPoolCall(packages: GoPackages, { source, node }: GoPart): boolean {
  const callee = operand(node.firstChild);
  if (callee === null) return false;
  if (callee.name === 'VariableName') {
    const name = source.textOf(callee);
    const meaning = meaningOf(packages, { source, node: callee }, name);
    if (meaning.kind === 'function') return givesPool(meaning.part);
    return (
      name === 'Pool' &&
      [...source.imports()].some(([as, path]) => as.startsWith('.') && isKisFlow(path, 'kis'))
    );
  }
  const base = operand(callee.firstChild);
  const path = base ? source.imports().get(source.textOf(base)) : undefined;
  if (path !== undefined && isKisFlow(path, 'kis'))
    return callee.lastChild !== null && source.textOf(callee.lastChild) === 'Pool';
  const called = functionOf(packages, { source, node: callee });
  return called !== undefined && givesPool(called);
}

function givesPool({ source, node }: GoPart): boolean {
  const body = node.getChild('Block');
  return (
    /\bKisPool\b|\bPool\(\)/.test(source.text.slice(node.from, body?.from ?? node.to)) ||
    /\breturn\s+\w+\.Pool\(\)/.test(source.textOf(node))
  );
}

function knowsKisFlow(packages: GoPackages, folder: string): boolean {
  return packages.sources.some((source) => source.folder === folder && importsKisFlow(source));
}

/** Whether a file imports KisFlow's package of functions and connectors. */
export function importsKisFlow(source: GoSource): boolean {
  return (
    /kis-?flow/i.test(source.text) && [...source.imports().values()].some((path) => isKisFlow(path, 'kis'))
  );
}

/** `config.NewFlowConfig("Name", …)` */
function flowsIn(packages: GoPackages, source: GoSource, found: Registered): void {
  for (const node of packages.callsIn(source, 'NewFlowConfig')) {
    const callee = operand(node.firstChild);
    const base = callee?.name === 'SelectorExpr' ? operand(callee.firstChild) : null;
    const path = base ? source.imports().get(source.textOf(base)) : undefined;
    const [name] = argumentsOf(node);
    if (path === undefined || !isKisFlow(path, 'config') || name === undefined) continue;
    for (const { text, at } of valuesOfText(packages, { source, node: name }) ?? [])
      found.flows.push({ name: text, place: at.source.placeOf(at.node) });
  }
}
