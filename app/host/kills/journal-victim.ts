import { partOf } from '../../../core/run/journal/journal-parts.ts';
import { createFileJournals } from '../journal/file-journals.ts';

// A host that writes one run's journal without end, and says on its standard output how many events it was told are written. It is
// started to be killed: see journal-kills.ts.
const [root = '', runId = ''] = process.argv.slice(2);
const journals = createFileJournals(root, {
  onTrouble: (error) => {
    throw error;
  },
  isReadOnly: async () => false,
});
const journal = await journals.begin({
  ...{ kind: 'started', version: 1, runId, flow: 'Main', at: Date.now(), chain: [], batchSize: 1 },
  ...{ source: 'rows', level: 'full' },
});
let block = 0;
for (let batch = 1; ; batch++) {
  const rows = `{"batch":${batch},"text":"${'行'.repeat(batch % 300)}"}`;
  const began = partOf([{ kind: 'batch-began', batch, rows: 1, block: ++block, rowsRead: batch }]);
  await journal.write({
    ...began,
    blocks: [{ header: { block, rows: 1, kept: 1, length: rows.length }, rows }],
  });
  await journal.write(partOf([{ kind: 'batch-ended', batch, because: 'end', buffered: 0 }]));
  if (batch % 50 !== 0) continue;
  await journal.flush();
  process.stdout.write(`${JSON.stringify({ batches: batch })}\n`);
}
