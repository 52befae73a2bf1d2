import { resolve } from 'node:path';
import type { AddCommand } from './add-command.ts';
import { exitCodes } from './exit-codes.ts';
import { parseWhole } from './option-values.ts';
import { say } from './texts.ts';

/** `serve [folder]`: the Studio in a browser, until Ctrl-C. */
export const addServe: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('serve')
    .description(say(language, 'serve'))
    .argument('[folder]', say(language, 'folder'))
    .option('--port <number>', say(language, 'port'), parseWhole('--port', 0, 65_535), 0)
    .option('--no-open', say(language, 'noOpen'))
    .action(async (folder: string | undefined, options: { port: number; open: boolean }) => {
      const { serve } = await import('../web/serve.ts');
      const root = folder === undefined ? null : resolve(folder);
      const server = await serve({ root, port: options.port, open: options.open });
      terminal.print(say(language, 'serving', { url: server.url }));
      await untilInterrupted();
      await server.close();
      finish(exitCodes.ok);
    });
};

function untilInterrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}
