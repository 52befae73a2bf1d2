import { projectFolder } from './project.ts';

/** A flow that appends what it hears of changes, so that a change which came twice is there twice. */
export function changesProject(source: object, conn: string): string {
  return projectFolder({
    'conf/flow.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Append\n',
    'conf/append.yml': 'kistype: func\nfname: Append\nfmode: Save\noption:\n  cname: Out\n',
    'conf/out.yml': `kistype: conn\ncname: Out\n${conn}`,
    'functions/Append.ts': `export default async (ctx, flow, rows) => {
  const heard = rows.map((row) => ({
    op: row.op, id: (row.after ?? row.before)?.id ?? null, told: JSON.stringify([row.table, row.before, row.after]),
  }));
  await flow.getConnector().call(heard);
  flow.commitRowBatch(heard);
};\n`,
    'sources/S.json': JSON.stringify({ version: 1, flow: 'F', batch: { rows: 40, ms: 20 }, ...source }),
  });
}
