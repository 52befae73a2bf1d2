// Between an old Electron's error output and its Playwright (see in-order.sh). That Playwright attaches to Node's debugger
// at the first line it sees, and an Electron 9 that is still starting Chromium then may end; and it looks for Chromium's
// line only once it is attached, so that one that came before is lost. Here the first line waits for the second, and the
// second, told last, is said again: who has heard it hears no more. All other lines go through as they come. KISFLOW_TEST_WORDS
// names a file that gets what was said before Electron could be driven.
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const repeatMs = 100;
let words = process.env['KISFLOW_TEST_WORDS'] ?? '';
let node: string | undefined;
let chromium: string | undefined;
let repeating: NodeJS.Timeout | undefined;

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The file goes with its folder once Electron is driven. */
function keep(line: string): void {
  try {
    if (words !== '') appendFileSync(words, `${line}\n`);
  } catch {
    words = '';
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  keep(line);
  if (node === undefined && line.startsWith('Debugger listening on ')) node = line;
  else if (chromium === undefined && line.startsWith('DevTools listening on ')) chromium = line;
  else {
    tell(line);
    if (line === 'Debugger attached.' && chromium !== undefined) repeat(chromium);
    continue;
  }
  if (node !== undefined && chromium !== undefined) tell(node);
}
clearInterval(repeating);

function repeat(line: string): void {
  tell(line);
  repeating ??= setInterval(tell, repeatMs, line);
}
