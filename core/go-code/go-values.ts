import { bindingOf, keyOf, meaningOf } from './go-names.ts';
import { argumentsOf, type GoBinding, type GoPackages, type GoPart } from './go-packages.ts';
import { type GoNode, goString, operand } from './go-source.ts';

/** A text that an expression may have, and where it is written. */
export interface GoValue {
  readonly text: string;
  readonly at: GoPart;
  /** What else holds when it has this text. */
  readonly bound: GoBinding | undefined;
}

/** How far is looked for what a name means, through constants, parameters and loops. */
const deepest = 8;
const mostValues = 2_000;

/** The texts that an expression may have; null where only a run shows. */
export function valuesOfText(packages: GoPackages, part: GoPart, depth = 0): readonly GoValue[] | null {
  packages.step();
  const { source, node, bound } = part;
  if (depth > deepest) return null;
  const inner = (next: GoNode | null) =>
    next === null ? null : valuesOfText(packages, { source, node: next, bound }, depth + 1);
  switch (node.name) {
    case 'String': {
      const text = goString(source.textOf(node));
      return text === null ? null : [{ text, at: part, bound }];
    }
    case 'ParenthesizedExpr':
      return inner(node.firstChild?.nextSibling ?? null);
    case 'BinaryExp':
      return joined(part, inner(node.firstChild), inner(node.lastChild));
    case 'CallExpr':
      return isConversion(part) ? inner(argumentsOf(node)[0] ?? null) : null;
    case 'VariableName':
      return valuesOfName(packages, part, depth);
    case 'SelectorExpr':
      return valuesOfSelection(packages, part, depth);
    default:
      return null;
  }
}

/** `string(name)` */
function isConversion({ source, node }: GoPart): boolean {
  return node.firstChild !== null && source.textOf(node.firstChild) === 'string';
}

function joined(
  part: GoPart,
  left: readonly GoValue[] | null,
  right: readonly GoValue[] | null,
): readonly GoValue[] | null {
  const operator = part.node.getChild('ArithOp');
  if (left === null || right === null || operator === null || part.source.textOf(operator) !== '+')
    return null;
  if (left.length * right.length > mostValues) return null;
  return left.flatMap((first) =>
    right.map((second) => ({ text: first.text + second.text, at: part, bound: second.bound ?? first.bound })),
  );
}

function valuesOfName(packages: GoPackages, part: GoPart, depth: number): readonly GoValue[] | null {
  const name = part.source.textOf(part.node);
  const meaning = meaningOf(packages, part, name);
  if (meaning.kind === 'value') return keepBound(part, valuesOfText(packages, meaning.part, depth + 1));
  if (meaning.kind === 'parameter')
    return each(argumentsFor(packages, meaning.part), meaning.index, packages, depth);
  if (meaning.kind === 'loop')
    return each(turnsOf(packages, meaning.part, depth), meaning.index, packages, depth);
  const dotted = [...part.source.imports()].filter(([as]) => as.startsWith('.'));
  for (const [, path] of dotted) {
    const found = declaredText(packages, path, name, depth);
    if (found) return found;
  }
  return null;
}

/** What a name of a constant stands for is bound to nothing: what is around its use stays so. */
function keepBound({ bound }: GoPart, values: readonly GoValue[] | null): readonly GoValue[] | null {
  return values?.map((value) => ({ ...value, bound: value.bound ?? bound })) ?? null;
}

/** `names.Score` of another package, and `entry.Name` of what a loop is at. */
function valuesOfSelection(packages: GoPackages, part: GoPart, depth: number): readonly GoValue[] | null {
  const { source, node, bound } = part;
  const base = operand(node.firstChild);
  if (base?.name !== 'VariableName' || node.lastChild === null) return null;
  const field = source.textOf(node.lastChild);
  const meaning = meaningOf(packages, { source, node: base, bound }, source.textOf(base));
  if (meaning.kind === 'loop') {
    const turns = turnsOf(packages, meaning.part, depth);
    return all(turns, (turn) => {
      const value = fieldOf(packages, turn.arguments[meaning.index], field, 'text', depth);
      return value === undefined ? null : valuesOfText(packages, { ...value, bound: turn }, depth + 1);
    });
  }
  const path = source.imports().get(source.textOf(base));
  return path === undefined ? null : keepBound(part, declaredText(packages, path, field, depth));
}

function declaredText(
  packages: GoPackages,
  importPath: string,
  name: string,
  depth: number,
): readonly GoValue[] | null {
  const folder = packages.folderOf(importPath);
  const declared = folder === undefined ? undefined : packages.declared(folder, name);
  return declared?.kind === 'value' && declared.part
    ? valuesOfText(packages, declared.part, depth + 1)
    : null;
}

/** The values of one argument of every call, or of one variable in every turn of a loop. */
function each(
  bindings: readonly GoBinding[],
  index: number,
  packages: GoPackages,
  depth: number,
): readonly GoValue[] | null {
  return all(bindings, (binding) => {
    const value = binding.arguments[index];
    if (value === undefined) return null;
    const found = valuesOfText(packages, value, depth + 1);
    return found?.map(({ text, at }) => ({ text, at, bound: binding })) ?? null;
  });
}

/** What all of them give together; null where there is none, or one gives nothing. */
function all(
  bindings: readonly GoBinding[],
  valuesFor: (binding: GoBinding) => readonly GoValue[] | null,
): readonly GoValue[] | null {
  if (bindings.length === 0) return null;
  const found: GoValue[] = [];
  for (const binding of bindings) {
    const values = valuesFor(binding);
    if (values === null || found.length > mostValues) return null;
    found.push(...values);
  }
  return found;
}

/** What a function is called with: at the call that is looked through, else at every one that is found. */
function argumentsFor(packages: GoPackages, called: GoPart): readonly GoBinding[] {
  const known = bindingOf(called);
  if (known) return [known];
  const name = called.node.getChild('DefName') ?? called.node.getChild('FieldName');
  if (name === null) return [];
  const word = called.source.textOf(name);
  const isWanted = ({ folder, text }: GoPart['source']) =>
    (folder === called.source.folder || /^\p{Lu}/u.test(word)) && text.includes(word);
  return packages.sources
    .filter(isWanted)
    .flatMap((source) =>
      packages.callsIn(source, word).map((call) => callBinding(called, { source, node: call })),
    );
}

/** A call of a function, as what its parameters are. */
export function callBinding(called: GoPart, { source, node, bound }: GoPart): GoBinding {
  const given = argumentsOf(node).map((argument) => ({ source, node: argument, bound }));
  return { of: keyOf(called), arguments: given, up: called.bound };
}

/** Each turn of a loop over something that is written out: its key and its value. */
function turnsOf(packages: GoPackages, clause: GoPart, depth = 0): readonly GoBinding[] {
  const known = bindingOf(clause);
  if (known) return [known];
  const { source, node, bound } = clause;
  const over = node.lastChild;
  const list = over === null ? undefined : listOf(packages, { source, node: over, bound }, depth);
  const none: GoPart = { source, node, bound };
  return (list === undefined ? [] : elementsOf(list)).map((element) => ({
    of: keyOf(clause),
    arguments: [element.key ?? none, element.value],
    up: bound,
  }));
}

/** The braces of a list that is written out, or of the variable that holds it. */
function listOf(packages: GoPackages, part: GoPart, depth: number): GoPart | undefined {
  const { source, node, bound } = part;
  const literal = node.name === 'TypedLiteral' ? node.getChild('LiteralValue') : null;
  if (literal) return { source, node: literal, bound };
  if (node.name !== 'VariableName' || depth > deepest) return undefined;
  const meaning = meaningOf(packages, part, source.textOf(node));
  return meaning.kind === 'value' ? listOf(packages, meaning.part, depth + 1) : undefined;
}

interface GoElement {
  readonly key?: GoPart | undefined;
  readonly value: GoPart;
}

function elementsOf({ source, node, bound }: GoPart): GoElement[] {
  return node.getChildren('Element').flatMap((element): GoElement[] => {
    const key = element.getChild('Key')?.firstChild;
    const value = element.lastChild;
    if (value === null || value.name === 'Key') return [];
    return [{ key: key ? { source, node: key, bound } : undefined, value: { source, node: value, bound } }];
  });
}

/**
 * What a struct that is written out has in a field. Where it is written without names of fields, it is the first that can be what
 * is wanted: a text, or a function.
 */
function fieldOf(
  packages: GoPackages,
  struct: GoPart | undefined,
  field: string,
  wanted: 'text' | 'function',
  depth = 0,
): GoPart | undefined {
  if (struct === undefined) return undefined;
  const { source, bound } = struct;
  const node =
    struct.node.name === 'LiteralValue'
      ? struct.node
      : (operand(struct.node)?.getChild('LiteralValue') ?? null);
  if (node === null) return undefined;
  const elements = elementsOf({ source, node, bound });
  const named = elements.find(({ key }) => key && source.textOf(key.node) === field);
  if (named) return named.value;
  const isText = ({ value }: GoElement) => valuesOfText(packages, value, depth + 1) !== null;
  return elements.find((element) => !element.key && isText(element) === (wanted === 'text'))?.value;
}

/** The function that an expression is, as far as it is written here: a literal, a function, a method, what makes one. */
export function functionOf(packages: GoPackages, part: GoPart, depth = 0): GoPart | undefined {
  packages.step();
  const { source, node, bound } = part;
  if (depth > deepest) return undefined;
  const through = (next: GoPart | undefined) =>
    next === undefined ? undefined : functionOf(packages, next, depth + 1);
  switch (node.name) {
    case 'FunctionLiteral':
    case 'FunctionDecl':
    case 'MethodDecl':
      return part;
    case 'ParenthesizedExpr':
      return through(
        node.firstChild?.nextSibling ? { source, node: node.firstChild.nextSibling, bound } : undefined,
      );
    case 'VariableName': {
      const meaning = meaningOf(packages, part, source.textOf(node));
      if (meaning.kind === 'value' || meaning.kind === 'function') return through(meaning.part);
      if (meaning.kind === 'unknown') return undefined;
      const bindings =
        meaning.kind === 'loop'
          ? turnsOf(packages, meaning.part, depth)
          : argumentsFor(packages, meaning.part);
      return bindings.length === 1 ? through(bindings[0]?.arguments[meaning.index]) : undefined;
    }
    case 'SelectorExpr':
      return through(selectedFunction(packages, part, depth));
    case 'CallExpr': {
      // What a function is wrapped in (`kis.FaaS(f)`, `traced(f)`) goes before what may make one (`handler(3)`).
      for (const argument of argumentsOf(node)) {
        const wrapped = through({ source, node: argument, bound });
        if (wrapped) return wrapped;
      }
      const callee = operand(node.firstChild);
      return callee === null ? undefined : through({ source, node: callee, bound });
    }
    default:
      return undefined;
  }
}

/** `pkg.Function`, `entry.Function` of a loop, or a method of that name, where there is one. */
function selectedFunction(packages: GoPackages, part: GoPart, depth: number): GoPart | undefined {
  const { source, node, bound } = part;
  const base = operand(node.firstChild);
  if (node.lastChild === null || base === null) return undefined;
  const name = source.textOf(node.lastChild);
  if (base.name === 'VariableName') {
    const meaning = meaningOf(packages, { source, node: base, bound }, source.textOf(base));
    if (meaning.kind === 'loop') {
      const [turn, ...more] = turnsOf(packages, meaning.part, depth);
      return more.length > 0
        ? undefined
        : fieldOf(packages, turn?.arguments[meaning.index], name, 'function', depth);
    }
    const folder = packages.folderOf(source.imports().get(source.textOf(base)) ?? '');
    const declared = folder === undefined ? undefined : packages.declared(folder, name);
    if (declared?.kind === 'function') return declared.part;
  }
  const imported = [...source.imports().values()].map(packages.folderOf);
  for (const folder of [source.folder, ...imported]) {
    const [method, ...others] = folder === undefined ? [] : packages.methods(folder, name);
    if (method && others.length === 0) return method;
  }
  return undefined;
}
