import { styleText } from 'node:util';
import { describeError, type ErrorData, type Language } from '../../core/errors/coded-error.ts';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly language: Language;
  /** Whether a person watches: standard output is a terminal that can redraw lines. */
  readonly isLive: boolean;
  /** Width of standard output in cells. */
  readonly columns: number;
  /** Writes to standard output as it is; `print` adds the line's end. */
  write(text: string): void;
  print(text: string): void;
  printError(text: string): void;
  /** Colours a text where standard output shows colours. */
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

export function createTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    language,
    isLive: stdout.isTTY === true && env['TERM'] !== 'dumb' && env['CI'] === undefined,
    get columns() {
      // Some pseudo-terminals say 0.
      return stdout.columns || 120;
    },
    write: (text) => stdout.write(text),
    print: (text) => stdout.write(`${text}\n`),
    printError: (text) => stderr.write(`${text}\n`),
    style: (format, text) => styleText(format, text, { stream: stdout }),
  };
}

/** An error's place, message and help on two lines. */
export function formatError(terminal: Terminal, error: ErrorData): string {
  const { text, help } = describeError(error, terminal.language);
  const title = terminal.style('red', terminal.language === 'en' ? 'error' : '错误');
  return help === '' ? `${title}: ${text}` : `${title}: ${text}\n  ${help}`;
}
