import { interfaceOf } from './row-types.ts';

/** A function's code with types that its text does not have, for the completion only. */
export interface TypedCode {
  text: string;
  /** Where an offset of the code is in the text; undefined within the parameters. */
  offsetOf(offset: number): number | undefined;
}

const start = /\bexport\s+default\s+(?:async\s+)?(?:function\b[^(]*)?\(/;
const types = ["import('kisflow-studio').Context", "import('kisflow-studio').Flow"] as const;

/**
 * Types the default function's parameters: context and flow where they have no type, rows as those that were seen, when
 * there are any. Undefined when the code exports no function.
 */
export function typedCode(code: string, seen: readonly Record<string, unknown>[]): TypedCode | undefined {
  const found = start.exec(code);
  if (found === null) return undefined;
  const from = found.index + found[0].length;
  const names = parametersAt(code, from);
  if (names === undefined) return undefined;
  const to = from + names.join(',').length;
  const typed = names.map((parameter, place) => typedParameter(parameter, place, seen.length > 0)).join(',');
  const rowType = seen.length > 0 ? `\n${interfaceOf('__Row', seen)}` : '';
  return {
    text: code.slice(0, from) + typed + code.slice(to) + rowType,
    offsetOf(offset) {
      if (offset <= from) return offset;
      return offset > to ? offset + typed.length - (to - from) : undefined;
    },
  };
}

/** Where the default function's parameters stand; undefined when the code exports none. */
export function parametersIn(code: string): { start: number; end: number }[] | undefined {
  const found = start.exec(code);
  if (found === null) return undefined;
  let at = found.index + found[0].length;
  return parametersAt(code, at)?.map((text) => {
    const begin = at + text.length - text.trimStart().length;
    at += text.length + 1;
    return { start: begin, end: at - 1 };
  });
}

/** The texts of the parameters up to the closing bracket; undefined when it is not there. */
function parametersAt(code: string, from: number): string[] | undefined {
  const parameters: string[] = [];
  let depth = 0;
  let begin = from;
  for (let at = from; at < code.length; at += 1) {
    const character = code.charAt(at);
    if ('([{<'.includes(character)) depth += 1;
    else if (depth > 0 && (')]}'.includes(character) || (character === '>' && code.charAt(at - 1) !== '=')))
      depth -= 1;
    else if (depth === 0 && (character === ',' || character === ')')) {
      parameters.push(code.slice(begin, at));
      begin = at + 1;
      if (character === ')') return parameters;
    }
  }
  return undefined;
}

function typedParameter(parameter: string, place: number, hasRows: boolean): string {
  const name = /^\s*[A-Za-z_$][\w$]*/.exec(parameter)?.[0];
  if (name === undefined) return parameter;
  if (place === 2) return hasRows ? `${name}: __Row[]` : parameter;
  const type = types[place];
  return type === undefined || parameter.trim() !== name.trim() ? parameter : `${name}: ${type}`;
}
