import { stripTypeScriptTypes } from 'node:module';
import type { Program } from '../../core/builtins/definition.ts';
import { form } from '../../core/builtins/form.ts';
import type { FunctionBody } from '../kis/function.ts';

type MakeFunction = (form: Readonly<Record<string, unknown>>) => FunctionBody;

/** Makes a function of a built-in: of the very code that *turn into code* writes. */
export function compileBuiltin(program: Program, fname: string): FunctionBody {
  const source = stripTypeScriptTypes(program.body(fname), { mode: 'strip' });
  const make: unknown = new Function('form', `'use strict';\n${source}\nreturn run;`);
  return (make as MakeFunction)(form);
}
