import type { FieldType, TypedField } from '../row-types/row-type.ts';

/** The rows of a function as its own code declares them: `rows: Score[]`. */
export interface DeclaredRows {
  readonly name: string;
  readonly fields: readonly TypedField[];
}

/**
 * The interface that a TypeScript function names for its rows, as a Go struct would have it. Only plain members are read, each in
 * a line of its own or between semicolons; what else a type may be is a value of any type. Undefined for code without one.
 */
export function declaredRows(code: string): DeclaredRows | undefined {
  const name = /\brows\s*:\s*(?:readonly\s+)?(?:Array<\s*)?([A-Za-z_$][\w$]*)\s*(?:\[\s*\]|>)/.exec(
    code,
  )?.[1];
  const fields = name === undefined ? undefined : fieldsOf(code, name, 0);
  return name === undefined || fields === undefined || fields.length === 0 ? undefined : { name, fields };
}

/** Interfaces in interfaces are read so deep. */
const deepest = 4;

function fieldsOf(code: string, name: string, depth: number): TypedField[] | undefined {
  if (depth > deepest) return undefined;
  const pattern = new RegExp(
    `\\b(?:interface\\s+${escaped(name)}|type\\s+${escaped(name)}\\s*=)\\s*\\{([^{}]*)\\}`,
  );
  const body = pattern.exec(code)?.[1];
  if (body === undefined) return undefined;
  return withoutComments(body)
    .split(/[;\n]|,(?=\s*[\w$'"]+\??\s*:)/)
    .flatMap((member) => {
      const found =
        /^\s*(?:readonly\s+)?(?:([\p{L}\p{N}_$]+)|'([^']*)'|"([^"]*)")(\?)?\s*:\s*(.+?)\s*$/u.exec(member);
      const field = found?.[1] ?? found?.[2] ?? found?.[3];
      if (found === null || field === undefined) return [];
      const words = (found[5] ?? '').split('|').map((word) => word.trim());
      const values = words.filter((word) => word !== 'null' && word !== 'undefined');
      const nullable = found[4] !== undefined || values.length < words.length;
      const [only = ''] = values;
      return [{ name: field, type: values.length === 1 ? typeOf(code, only, depth) : 'mixed', nullable }];
    });
}

function typeOf(code: string, word: string, depth: number): FieldType {
  const known = plain.get(word);
  if (known !== undefined) return known;
  const item = /^(?:readonly\s+)?(?:(.+)\[\s*\]|(?:Readonly)?Array<(.+)>)$/.exec(word);
  const inner = item?.[1] ?? item?.[2];
  if (inner !== undefined) return { list: { type: typeOf(code, inner.trim(), depth), nullable: false } };
  const object = /^[\w$]+$/.test(word) ? fieldsOf(code, word, depth + 1) : undefined;
  return object === undefined ? 'mixed' : { object };
}

const plain: ReadonlyMap<string, FieldType> = new Map([
  ['number', 'number'],
  ['string', 'text'],
  ['boolean', 'bool'],
]);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}
