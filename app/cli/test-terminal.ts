import type { Language } from '../../core/errors/coded-error.ts';
import { runProgram } from './program.ts';
import { safeText, type Terminal } from './terminal.ts';

/** Runs the command line in this process, with a real engine process; gives what it printed. */
export async function runCommand(args: readonly string[], language: Language = 'en') {
  let out = '';
  let error = '';
  const terminal: Terminal = {
    language,
    isLive: false,
    columns: 120,
    rows: 50,
    outliveReader: () => undefined,
    write: (text) => {
      out += text;
    },
    print: (text) => {
      out += `${safeText(text)}\n`;
    },
    printError: (text) => {
      error += `${safeText(text)}\n`;
    },
    style: (_format, text) => text,
  };
  const code = await runProgram(terminal, args);
  return { code, out, error };
}
