import { runOptionsSchema } from '../../../core/contract/run-payloads.ts';
import { startRun } from '../engine/run.ts';
import { createEngineSupervisor } from '../engine/supervisor.ts';
import { createFileJournals } from '../journal/file-journals.ts';
import type { LiveJournal } from '../journal/run-journals.ts';
import type { RowSource } from '../rows/row-source.ts';

// A host with an engine that runs a flow without end and writes its journal. It says on its standard output which process its engine
// is, how many batches were written, and how the run ended. It is started to be killed, or to lose its engine: see journal-kills.ts.
const [root = '', runId = ''] = process.argv.slice(2);
const journals = createFileJournals(root, {
  onTrouble: (error) => {
    throw error;
  },
  isReadOnly: async () => false,
});
const supervisor = createEngineSupervisor();
const begun = Promise.withResolvers<LiveJournal>();

const code = `export default async (ctx, flow, rows) => {
  flow.commitRowBatch(rows);
  await new Promise((resolve) => setTimeout(resolve));
};`;
const config = (name: string) => `kistype: func\nfname: ${name}\nfmode: Calculate\n`;
const files = [
  ['conf/flow.yml', 'kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n  - fname: A\n  - fname: B\n'],
  ['conf/A.yml', config('A')],
  ['conf/B.yml', config('B')],
  ['functions/A.ts', code],
  ['functions/B.ts', code],
].map(([path = '', text = '']) => ({ path, text }));

/** Rows of many lengths, so that a kill finds frames of many lengths. */
const source: RowSource = {
  name: 'rows',
  async *chunks() {
    for (let n = 1; ; n++)
      yield { lines: JSON.stringify({ n, text: '行'.repeat((n * 37) % 3000) }), firstLine: n };
  },
};

function say(word: object): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

const options = runOptionsSchema.parse({ batchSize: 5, journal: 'full', journalShare: 1 });
const run = startRun({
  supervisor,
  source,
  request: { runId, flow: 'Main', root, files, storePath: null, options },
  async begin(started) {
    const journal = await journals.begin(started);
    begun.resolve(journal);
    return journal;
  },
});
await run.began;
say({ engine: supervisor.state().pid });
const journal = await begun.promise;
const telling = setInterval(async () => {
  const { batches } = journal.state;
  await journal.flush();
  say({ batches });
}, 20);
const { status } = await run.finished;
clearInterval(telling);
await journals.close();
await supervisor.close();
say({ status });
