import { styleText } from 'node:util';
import { describeError, type ErrorData, type Language } from '../../core/errors/coded-error.ts';
import { visibleText } from '../../core/text/visible-text.ts';

/**
 * Where a command writes: results to standard output, everything else to standard error. No text of a project reaches the screen
 * as a command to it: `print` and `printError` let through the colours of `style` only, and what may hold colours of its own
 * (logs, rows, errors, names) is made visible before it is styled.
 */
export interface Terminal {
  readonly language: Language;
  /** Whether a person watches: standard output is a terminal that can redraw lines. */
  readonly isLive: boolean;
  /** Width of standard output in cells. */
  readonly columns: number;
  /** Height of standard output in lines. */
  readonly rows: number;
  /** From now on the program goes on when nobody reads standard output any more (`| head`); before, that ends it. */
  outliveReader(): void;
  /** Writes to standard output as it is: what moves the cursor. */
  write(text: string): void;
  print(text: string): void;
  printError(text: string): void;
  /** Colours a text where standard output shows colours. */
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

export function createTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  let endsWithReader = true;
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(1);
    if (endsWithReader) process.exit(0);
  });
  stderr.on('error', () => undefined);
  return {
    language,
    isLive: stdout.isTTY === true && env['TERM'] !== 'dumb' && env['CI'] === undefined,
    get columns() {
      // Some pseudo-terminals say 0.
      return stdout.columns || 120;
    },
    get rows() {
      return stdout.rows || 50;
    },
    outliveReader() {
      endsWithReader = false;
    },
    write: (text) => stdout.write(text),
    print: (text) => stdout.write(`${safeText(text)}\n`),
    printError: (text) => stderr.write(`${safeText(text)}\n`),
    style: (format, text) => styleText(format, text, { stream: stdout }),
  };
}

/** What `style` writes: one attribute or colour each. */
const styles = /(\u001b\[\d{1,2}m)/;

/** Everything that could be a command to a terminal made visible, but for the colours of `style`. JSON stays the same JSON. */
export function safeText(text: string): string {
  return text
    .split(styles)
    .map((part, index) => (index % 2 === 1 ? part : visibleText(part)))
    .join('');
}

/** An error's place, message and code on one line, and what to do about it on the next. */
export function formatError(terminal: Terminal, error: ErrorData): string {
  const said = describeError(error, terminal.language);
  const [text, help] = [indented(said.text), indented(said.help)];
  const title = terminal.style('red', terminal.language === 'en' ? 'error' : '错误');
  const code = terminal.style('dim', `[${visibleText(error.code)}]`);
  return help === '' ? `${title}: ${text} ${code}` : `${title}: ${text} ${code}\n  ${help}`;
}

/** Lines after the first stand under it: none of them looks like a line of our own. */
export function indented(text: string): string {
  return visibleText(text).replaceAll('\n', '\n    ');
}
