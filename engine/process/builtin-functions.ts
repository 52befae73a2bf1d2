import { builtins, findBuiltin } from '../../core/builtins/all.ts';
import type { Builtin, Program, Reading } from '../../core/builtins/definition.ts';
import { builtinKey, builtinMark, isBuiltin, markText } from '../../core/builtins/mark.ts';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import type { SetupProblem } from '../../core/builtins/problem.ts';
import { placeTypes } from '../../core/chain-types/place-types.ts';
import { setupRange } from '../../core/chain-types/setup-place.ts';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { FlowEntry, FuncEntry, ProjectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { inferFields } from '../../core/row-types/infer.ts';
import { fieldsOfType } from '../../core/row-types/row-type.ts';
import { nearest } from '../../core/text/nearest.ts';
import { compileBuiltin } from '../faas/builtin-code.ts';
import { KisFunction } from '../function/kis-function.ts';
import type { FunctionBody } from '../kis/function.ts';

/** Functions without code of their own that their YAML makes built-ins. */
export class BuiltinFunctions {
  readonly #project: Project;
  readonly #model: ProjectModel;
  readonly #flow: FlowEntry;

  constructor(project: Project, model: ProjectModel, flow: FlowEntry) {
    this.#project = project;
    this.#model = model;
    this.#flow = flow;
  }

  /**
   * The body of a built-in, for every place of the chain where it stands; undefined for a function that is none. Throws coded
   * errors with the place in its file: an unknown built-in or version, and a setup that is wrong.
   */
  bodyOf(fname: string): FunctionBody | undefined {
    const func = this.#model.func(fname);
    if (func === undefined || !isBuiltin(func.config.option.default_params)) return undefined;
    const builtin = this.#known(func);
    const bodies = new Map<number, FunctionBody>();
    for (const [node, place] of placeTypes(this.#model, this.#flow).entries()) {
      if (place.fname !== fname || place.reading === undefined) continue;
      this.#checkProblems(func, place.reading);
      const { program } = place.reading;
      bodies.set(node, program === undefined ? this.#late(func, builtin) : compiled(program, fname));
    }
    return byPlace(bodies);
  }

  #known(func: FuncEntry): Builtin {
    const params = func.config.option.default_params;
    const mark = builtinMark(params);
    const found = mark && findBuiltin(mark);
    if (found) return found;
    const written = params[builtinKey] ?? '';
    const known = builtins.map(markText);
    const meant =
      nearest(written, known) ?? known.find((one) => one.startsWith(`${mark?.name}@`)) ?? known[0] ?? '';
    throw new CodedError(
      'builtin.unknown',
      { fname: func.name, mark: written, meant },
      this.#place(func, { key: builtinKey, start: 0, end: written.length }),
    );
  }

  #checkProblems(func: FuncEntry, { problems }: Reading): void {
    const problem = problems.find(({ severity }) => severity === 'error');
    if (problem === undefined) return;
    const [en, chinese] = [describeSetupProblem(problem, 'en'), describeSetupProblem(problem, 'zh-CN')];
    const params = {
      ...{ fname: func.name, key: problem.key },
      ...{ why: en.message, whyChinese: chinese.message, todo: en.help, todoChinese: chinese.help },
    };
    throw new CodedError('builtin.bad-setup', params, this.#place(func, problem));
  }

  #place(func: FuncEntry, part: Pick<SetupProblem, 'key' | 'start' | 'end'>): SourcePlace {
    const range = setupRange(this.#project, func, part);
    return { file: func.path, line: range?.line, column: range?.column };
  }

  /** Where nothing is known of the rows: they tell it themselves, when the first of them come. */
  #late(func: FuncEntry, builtin: Builtin): FunctionBody {
    let body: FunctionBody | undefined;
    return (ctx, flow, rows: unknown[]) => {
      if (body === undefined) {
        const reading = builtin.read(
          func.config.option.default_params,
          fieldsOfType({ fields: inferFields(rows) }),
        );
        this.#checkProblems(func, reading);
        if (reading.program !== undefined) body = compiled(reading.program, func.name);
      }
      return body?.(ctx, flow, rows as never[]);
    };
  }
}

function compiled(program: Program, fname: string): FunctionBody {
  return compileBuiltin(program, fname);
}

/** A function may stand at several places, and get other rows at each. */
function byPlace(bodies: ReadonlyMap<number, FunctionBody>): FunctionBody {
  const [only] = bodies.values();
  if (bodies.size === 1 && only !== undefined) return only;
  return (ctx, flow, rows) => {
    const current = flow.getThisFunction();
    const body = current instanceof KisFunction ? bodies.get(current.node) : undefined;
    return body?.(ctx, flow, rows);
  };
}
