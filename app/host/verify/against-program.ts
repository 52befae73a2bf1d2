import { basename } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { errorCode } from '../project/file-error.ts';
import { commandWords } from './command-words.ts';
import { type Comparison, firstDifference } from './first-difference.ts';
import { cannotVerify } from './refusals.ts';
import { tracedVisits } from './trace-lines.ts';
import { type ProgramEnd, type ProgramRun, startProgram } from './traced-program.ts';
import type { VisitSpool } from './visit-spool.ts';

export interface ComparedProgram extends Comparison {
  /** How the program ended; undefined where it parted from the Studio while it went on. */
  readonly ended: ProgramEnd | undefined;
}

/** The words of a command. Throws `verify.no-command`. */
export function programWords(command: string): readonly string[] {
  const words = commandWords(command) ?? [];
  if (words.length === 0) throw new CodedError('verify.no-command', { command });
  return words;
}

/**
 * Starts a program and compares what it hands on with the Studio's run, which has ended. Throws `verify.refused` when it can't be
 * started, or prints no trace. An abort ends the program: what is told then says nothing.
 */
export async function againstProgram(
  spool: Pick<VisitSpool, 'visits'>,
  run: ProgramRun,
  signal?: AbortSignal,
): Promise<ComparedProgram> {
  const [name = ''] = run.words;
  const program = startProgram(run);
  signal?.addEventListener('abort', program.kill);
  const endOf = () =>
    program.ended.catch((why: unknown) => {
      throw notStarted(name, why);
    });
  try {
    const compared = await firstDifference(spool.visits(), tracedVisits(program.lines)).catch(
      async (thrown: unknown) => {
        // One that can't be started prints nothing: why it can't says more.
        if (!(thrown instanceof CodedError)) await endOf();
        throw thrown;
      },
    );
    const { difference } = compared;
    const isOver =
      difference === undefined || (difference.kind === 'visit' && difference.program === undefined);
    return { ...compared, ended: isOver ? await endOf() : undefined };
  } finally {
    signal?.removeEventListener('abort', program.kill);
    program.kill();
  }
}

function notStarted(program: string, why: unknown): CodedError {
  const isGo = /^go(?:\.exe)?$/i.test(basename(program));
  if (isGo && errorCode(why) === 'ENOENT') return cannotVerify('no-go', { program });
  const detail = why instanceof Error ? why.message : String(why);
  return cannotVerify('not-started', { program, detail });
}
