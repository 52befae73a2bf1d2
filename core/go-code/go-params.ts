import type { GoParam } from '../contract/host/go-code.ts';
import { flowParameter, meaningOf } from './go-names.ts';
import { argumentsOf, type GoPackages, type GoPart } from './go-packages.ts';
import { type GoNode, operand } from './go-source.ts';
import { callBinding, functionOf, valuesOfText } from './go-values.ts';

/** How far a flow is followed into the functions that it is handed to. */
const deepest = 4;
const mostParams = 200;

/** The keys of params that a function reads, itself or in functions that it hands its flow to; each key once, as it is read first. */
export function paramsRead(packages: GoPackages, called: GoPart): GoParam[] {
  const found = new Map<string, GoParam>();
  look(packages, called, 0, ({ key, place, hasDefault }) => {
    const known = found.get(key);
    if (known === undefined && found.size < mostParams) found.set(key, { key, place, hasDefault });
    else if (known !== undefined && hasDefault) found.set(key, { ...known, hasDefault });
  });
  return [...found.values()];
}

function look(packages: GoPackages, called: GoPart, depth: number, found: (param: GoParam) => void): void {
  const { source, node: whole, bound } = called;
  const flow = flowParameter(called);
  whole.cursor().iterate(({ name, node }) => {
    packages.step();
    if (name !== 'CallExpr' && name !== 'IndexExpr') return;
    const part = { source, node, bound };
    const key = name === 'CallExpr' ? keyOfCall(part) : keyOfIndex(packages, part);
    if (key !== undefined) {
      const hasDefault = isCompared(part, whole) || isGivenOn(part);
      for (const { text, at } of valuesOfText(packages, { source, node: key, bound }) ?? [])
        found({ key: text, place: at.source.placeOf(at.node), hasDefault });
    } else if (name === 'CallExpr' && flow !== undefined && depth < deepest && handsOn(part, flow)) {
      const callee = operand(node.firstChild);
      const next = callee === null ? undefined : functionOf(packages, { source, node: callee, bound });
      if (next) look(packages, { ...next, bound: callBinding(next, part) }, depth + 1, found);
    }
  });
}

/** Whether a call hands a flow on, under the name that it has here. */
function handsOn({ source, node }: GoPart, flow: string): boolean {
  return argumentsOf(node).some((argument) => source.textOf(argument) === flow);
}

/** The key of `flow.GetFuncParam(key)`. */
function keyOfCall({ source, node }: GoPart): GoNode | undefined {
  const callee = operand(node.firstChild);
  const [key, ...more] = argumentsOf(node);
  const method = callee?.name === 'SelectorExpr' ? callee.lastChild : null;
  if (method === null || more.length > 0) return undefined;
  return source.textOf(method) === 'GetFuncParam' ? key : undefined;
}

/** The key of `flow.GetFuncParamAll()[key]`, or of the variable that holds them. */
function keyOfIndex(packages: GoPackages, { source, node, bound }: GoPart): GoNode | undefined {
  const base = operand(node.firstChild);
  const key = node.getChild('[')?.nextSibling;
  if (base === null || !key) return undefined;
  const isAll = (value: GoNode) => /\.GetFuncParamAll\(\)$/.test(source.textOf(value).slice(-40));
  if (base.name === 'CallExpr') return isAll(base) ? key : undefined;
  if (base.name !== 'VariableName') return undefined;
  const meaning = meaningOf(packages, { source, node: base, bound }, source.textOf(base));
  return meaning.kind === 'value' && meaning.part.source === source && isAll(meaning.part.node)
    ? key
    : undefined;
}

/** Whether the code looks at what it got: compares it with nothing, asks for its length or whether it was there. */
function isCompared({ source, node }: GoPart, whole: GoNode): boolean {
  const { parent } = node;
  if (parent?.getChild('CompareOp')) return true;
  if (parent === null || !['VarDecl', 'VarSpec', 'Assignment'].includes(parent.name)) return false;
  const names = [...parent.getChildren('DefName'), ...parent.getChildren('VariableName')].map(source.textOf);
  if (node.name === 'IndexExpr' && names.length > 1) return true;
  const [name] = names;
  if (name === undefined || !/^\w+$/.test(name)) return false;
  const nothing = '(?:""|``)';
  const looked = new RegExp(
    `\\b${name}\\s*[!=]=\\s*${nothing}|${nothing}\\s*[!=]=\\s*${name}\\b|\\blen\\(\\s*${name}\\s*\\)`,
  );
  return looked.test(source.textOf(whole));
}

/** Whether it goes, with another text or to something named so, where a default is chosen: `orDefault(…, "10")`, `cmp.Or(…)`. */
function isGivenOn({ source, node }: GoPart): boolean {
  const call = node.parent?.name === 'Arguments' ? node.parent.parent : null;
  const callee = operand(call?.firstChild ?? null);
  if (!call || callee === null) return false;
  return (
    argumentsOf(call).length > 1 &&
    /(?:^|\.)or$|default|fallback|^or[A-Z]|Or$|OrElse/i.test(source.textOf(callee))
  );
}
