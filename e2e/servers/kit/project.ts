import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A project folder of these files, removed when the test is over. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-real-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A flow that saves its rows through the connector Kept, and one that loads them. */
export function keepingProject(connector: string, more: Readonly<Record<string, string>> = {}): string {
  const flow = (name: string, fname: string): string =>
    `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n  - fname: ${fname}\n`;
  const func = (fname: string, mode: string): string =>
    `kistype: func\nfname: ${fname}\nfmode: ${mode}\noption:\n  cname: Kept\n`;
  return projectFolder({
    'conf/flow-Keep.yml': flow('Keep', 'Save'),
    'conf/flow-Take.yml': flow('Take', 'Load'),
    'conf/func-Save.yml': func('Save', 'Save'),
    'conf/func-Load.yml': func('Load', 'Load'),
    'conf/conn-Kept.yml': `kistype: conn\ncname: Kept\n${connector}`,
    'functions/Save.ts': `export default async (ctx, flow, rows) => {
  await flow.getConnector().call(rows);
  flow.commitRowBatch(rows);
};\n`,
    'functions/Load.ts': `export default async (ctx, flow) => {
  flow.commitRowBatch(await flow.getConnector().call());
};\n`,
    'samples/Keep.jsonl': '{"id":1,"name":"张三"}\n{"id":2,"name":"😀"}\n',
    'samples/Take.jsonl': '',
    ...more,
  });
}
