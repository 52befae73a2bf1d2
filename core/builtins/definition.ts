import type { FunctionMode } from '../config/types.ts';
import type { Language } from '../errors/coded-error.ts';
import type { RowFields } from '../row-types/row-type.ts';
import { CodeWriter } from './code/code-writer.ts';
import { whenEmpty } from './common-params.ts';
import type { GoTarget } from './go-target.ts';
import type { ParamDefinition } from './param.ts';
import {
  atOnce,
  type Evaluate,
  type EvaluateInSteps,
  goingOn,
  inOneStep,
  type PreviewSurroundings,
} from './preview.ts';
import type { FieldUse, Setup, SetupProblem } from './problem.ts';
import { SetupReader } from './setup-reader.ts';
import type { Words } from './words.ts';

/** What is the same for all who look at a built-in, whatever its setup. */
interface BuiltinFacts {
  /** As its mark says: `filter` of `filter@1`. */
  readonly name: string;
  readonly version: number;
  /** The mode that fits it best. Any other is allowed, but for those that call a connector. */
  readonly mode: FunctionMode;
  /** The mode that its connector asks for; undefined when it calls none. */
  readonly connector?: 'Save' | 'Load' | undefined;
  readonly title: Words;
  /** What it does, in one sentence. */
  readonly summary: Words;
  /** What people call it besides: `if`, `where`, 去重. */
  readonly calledToo: Readonly<Record<Language, readonly string[]>>;
  /** Its keys, in the order in which a form shows them. */
  readonly params: readonly ParamDefinition[];
  readonly examples: readonly BuiltinExample[];
  /**
   * Whether each row stands for itself, the answer depends on which rows are in a batch, or something is remembered from batch to
   * batch.
   */
  batches(setup: Setup): 'row' | 'batch' | 'run';
  /** Its setup in one line, for the node; `code` is shown as code. */
  explain(setup: Setup, language: Language): readonly ExplainPart[];
}

export type ExplainPart = string | { readonly code: string };

/** A small setup that is of use, with what it does. */
export interface BuiltinExample {
  readonly title: Words;
  readonly setup: Setup;
}

/** A built-in as its file defines it. `Plan` is its setup, read: what the parts work with. */
export type BuiltinSource<Plan> = SourceParts<Plan> & Closures<Plan>;

/**
 * The same as its code by closures, row for row, for the window: in steps where a batch of many rows is much work that can't be done
 * a part at a time.
 */
type Closures<Plan> =
  | { evaluator(plan: Plan, surroundings: PreviewSurroundings): Evaluate; readonly inSteps?: never }
  | { inSteps(plan: Plan, surroundings: PreviewSurroundings): EvaluateInSteps; readonly evaluator?: never };

interface SourceParts<Plan> extends BuiltinFacts {
  /** Whether the rows in go on as they came: it makes none that could be missing. All others have `when_empty`. */
  readonly reusesRows?: boolean;
  /** Reads the setup; what is wrong with it is told to the reader. Must not throw, whatever the texts are. */
  plan(setup: SetupReader): Plan;
  /** The fields of the rows out; undefined when it can't say. */
  output(plan: Plan, input: RowFields): RowFields | undefined;
  /** Writes its function: what runs in the engine, what the Code tab shows, and what *turn into code* leaves behind. */
  toJs(plan: Plan, code: CodeWriter): void;
  /** Writes its function in Go: the statements of its body. */
  toGo(plan: Plan, go: GoTarget, output: RowFields): void;
}

/** What is known of a setup over rows of a type. */
export interface Reading {
  readonly problems: readonly SetupProblem[];
  /** The fields of the rows in that it names. */
  readonly uses: readonly FieldUse[];
  /** The fields of the rows out; undefined when the rows in are not known, or the setup is wrong. */
  readonly output: RowFields | undefined;
  /** Undefined when the rows in are not known, or the setup is wrong. */
  readonly program: Program | undefined;
}

/** A setup that can be run. */
export interface Program {
  /** The TypeScript file of a function of that name. */
  code(fname: string): string;
  /** The function's body alone, as the engine compiles it: see `CodeWriter`. */
  body(fname: string): string;
  evaluator(surroundings: PreviewSurroundings): Evaluate;
  /** The same in steps. */
  inSteps(surroundings: PreviewSurroundings): EvaluateInSteps;
  /** Writes the body of its Go function. */
  go(target: GoTarget): void;
}

/** A built-in as others use it. */
export interface Builtin extends BuiltinFacts {
  /** `input` is undefined when the fields of the rows in are not known: then only what is wrong in any case is told. */
  read(setup: Setup, input: RowFields | undefined): Reading;
}

function stepsOf<Plan>(
  source: BuiltinSource<Plan>,
  plan: Plan,
  surroundings: PreviewSurroundings,
): EvaluateInSteps {
  return source.inSteps === undefined
    ? inOneStep(source.evaluator(plan, surroundings))
    : source.inSteps(plan, surroundings);
}

/** Makes a built-in of its definition. */
export function defineBuiltin<Plan>(source: BuiltinSource<Plan>): Builtin {
  const { plan: readPlan, output, toJs, toGo, reusesRows = false, ...facts } = source;
  const params = reusesRows ? facts.params : [...facts.params, whenEmpty];
  return {
    ...facts,
    params,
    read(setup, input) {
      const reader = new SetupReader(setup, input, params);
      const plan = readPlan(reader);
      const goesOn = !reusesRows && reader.choice(whenEmpty.key, ['stop', 'continue']) === 'continue';
      reader.finish();
      const { problems, uses } = reader;
      if (input === undefined || !reader.isSound)
        return { problems, uses, output: undefined, program: undefined };
      const written = (fname: string): CodeWriter => {
        const code = new CodeWriter(fname, `${facts.name}@${facts.version}`, setup, input);
        if (goesOn) code.continueWhenEmpty();
        toJs(plan, code);
        return code;
      };
      const program: Program = {
        code: (fname) => written(fname).file(),
        body: (fname) => written(fname).body(),
        evaluator: (surroundings) => atOnce(program.inSteps(surroundings)),
        inSteps(surroundings) {
          const evaluate = stepsOf(source, plan, surroundings);
          return goesOn ? goingOn(evaluate) : evaluate;
        },
        go(target) {
          if (goesOn) target.continueWhenEmpty();
          toGo(plan, target, output(plan, input) ?? new Map());
        },
      };
      return { problems, uses, output: output(plan, input), program };
    },
  };
}
