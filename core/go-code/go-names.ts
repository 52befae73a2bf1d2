import { type GoBinding, type GoPackages, type GoPart, valuesOf } from './go-packages.ts';
import type { GoNode } from './go-source.ts';

/** What a name stands for where it is used. */
type GoMeaning =
  | { readonly kind: 'value'; readonly part: GoPart }
  | { readonly kind: 'function'; readonly part: GoPart }
  /** A parameter of a function, by its index; `part` is the function. */
  | { readonly kind: 'parameter'; readonly part: GoPart; readonly index: number }
  /** A variable of a loop over something: 0 its keys, 1 its values; `part` is the clause. */
  | { readonly kind: 'loop'; readonly part: GoPart; readonly index: number }
  | { readonly kind: 'unknown' };

const unknown: GoMeaning = { kind: 'unknown' };
const functions = new Set(['FunctionDecl', 'MethodDecl', 'FunctionLiteral']);

/** What a name means at a place: what was declared last around it, else in its package. */
export function meaningOf(packages: GoPackages, at: GoPart, name: string): GoMeaning {
  for (let node = at.node; ; ) {
    packages.step();
    const { parent } = node;
    if (parent === null || parent.name === 'SourceFile') break;
    const found = declaredBefore(packages, at, node, parent, name);
    if (found) return found;
    node = parent;
  }
  const declared = packages.declared(at.source.folder, name);
  if (declared?.kind === 'function') return declared;
  return declared?.kind === 'value' && declared.part ? { kind: 'value', part: declared.part } : unknown;
}

/** The last declaration of a name among what stands before a node in its parent. */
function declaredBefore(
  packages: GoPackages,
  { source, bound }: GoPart,
  until: GoNode,
  parent: GoNode,
  name: string,
): GoMeaning | undefined {
  let found: GoMeaning | undefined;
  const list = parametersOf(parent);
  for (let node = parent.firstChild; node !== null && node.from < until.from; node = node.nextSibling) {
    packages.step();
    const part = { source, node, bound };
    if (node.name === 'Parameters' && functions.has(parent.name)) {
      const index = parameterNames(part).lastIndexOf(name);
      const called = { source, node: parent, bound };
      const isGiven = node.from === list?.from;
      if (index !== -1) found = isGiven ? { kind: 'parameter', part: called, index } : unknown;
    } else if (node.name === 'RangeClause') {
      const index = node.getChildren('DefName').map(source.textOf).indexOf(name);
      if (index !== -1) found = { kind: 'loop', part, index };
    } else
      for (const [declared, value] of valuesOf(part))
        if (declared === name) found = value ? { kind: 'value', part: value } : unknown;
  }
  if (found?.kind === 'value' && isSetAgain(source.text.slice(found.part.node.to, until.to), name))
    return unknown;
  return found;
}

/** The list of a function's parameters: a method's receiver stands before it, and what it gives may stand after it. */
function parametersOf(called: GoNode): GoNode | undefined {
  return called.getChildren('Parameters')[called.name === 'MethodDecl' ? 1 : 0];
}

/** The name of a function's parameter that is KisFlow's flow. */
export function flowParameter({ source, node }: GoPart): string | undefined {
  const isFlow = (parameter: GoNode) => /[\s.]Flow$/.test(source.textOf(parameter));
  const name = parametersOf(node)?.getChildren('Parameter').find(isFlow)?.getChild('DefName');
  return name ? source.textOf(name) : undefined;
}

/** The names of a list of parameters in their order; an empty text for one without. */
function parameterNames({ source, node }: GoPart): string[] {
  return node.getChildren('Parameter').flatMap((parameter) => {
    const names = parameter.getChildren('DefName').map(source.textOf);
    return names.length > 0 ? names : [''];
  });
}

function isSetAgain(text: string, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`\\b${name}\\s*\\+?=[^=]`).test(text);
}

/** A function or a loop, as bindings name it. */
export function keyOf({ source, node }: GoPart): string {
  return `${source.path}:${node.from}`;
}

/** What is bound to a function's parameters or a loop's variables. */
export function bindingOf(part: GoPart): GoBinding | undefined {
  const key = keyOf(part);
  let { bound } = part;
  while (bound !== undefined && bound.of !== key) bound = bound.up;
  return bound;
}
