/** The key of `default_params` that makes a function a built-in. */
export const builtinKey = 'builtin';

/** Which built-in a function is, as its YAML says: `filter@1`. */
export interface BuiltinMark {
  readonly name: string;
  readonly version: number;
}

/** What a function's default_params say; undefined for one with code, null for a text that names none. */
export function builtinMark(params: Readonly<Record<string, string>>): BuiltinMark | null | undefined {
  if (!Object.hasOwn(params, builtinKey)) return undefined;
  const found = /^([a-z][a-z_]*)@([1-9]\d{0,5})$/.exec(params[builtinKey] ?? '');
  return found === null ? null : { name: found[1] ?? '', version: Number(found[2]) };
}

/** Whether a function is one that needs no code, known to this version or not. */
export function isBuiltin(params: Readonly<Record<string, string>>): boolean {
  return Object.hasOwn(params, builtinKey);
}

export function markText({ name, version }: BuiltinMark): string {
  return `${name}@${version}`;
}
