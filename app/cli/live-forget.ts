import { createInterface } from 'node:readline/promises';
import { CodedError } from '../../core/errors/coded-error.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { type KeptOfSource, keptOfSources } from '../live/forget-sources.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { readFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

export interface ForgetOptions {
  flows: readonly string[];
  stateFolder: string;
  /** Nobody is asked. */
  isSure: boolean;
}

/**
 * Lists what is kept of a project's sources, here and at their servers, and forgets it where its name is typed. Throws
 * `live.forget-asks` where nobody can be asked.
 */
export async function forgetSources(
  terminal: Terminal,
  folder: string,
  { flows, stateFolder, isSure }: ForgetOptions,
): Promise<ExitCode> {
  const { language, print } = terminal;
  const kept = await keptOfSources(await readFolder(folder), flows, stateFolder);
  if (kept.length === 0) print(say(language, 'forgetNothing'));
  for (const one of kept) {
    for (const line of linesOf(terminal, one)) print(line);
    const { name } = one.source;
    if (!isSure && !(await isAgreed(terminal, name))) {
      print(say(language, 'forgetLeft', { name }));
      continue;
    }
    await one.forget();
    print(say(language, 'forgotten', { name }));
  }
  return exitCodes.ok;
}

function linesOf({ language }: Terminal, { source, files, held }: KeptOfSource): string[] {
  const slot = held && {
    ...{ name: held.name, address: held.address },
    megabytes: (held.keeps / 1024 / 1024).toFixed(1),
  };
  return [
    `${visibleLine(source.path)} (${source.type.name}) → ${visibleLine(source.flow)}`,
    ...files.map((path) => `  ${visibleLine(path)}`),
    ...(slot ? [`  ${say(language, held?.isActive ? 'slotInUse' : 'slotHeld', slot)}`] : []),
  ];
}

async function isAgreed({ language }: Terminal, name: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) throw new CodedError('live.forget-asks', { source: name });
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question(say(language, 'forgetAsk', { name }))).trim() === name;
  } finally {
    asking.close();
  }
}
