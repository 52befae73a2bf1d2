import { createProject, type Project } from './project.ts';

/** A project in memory for tests: texts by path. */
export function projectOf(files: Record<string, string>): Project {
  return createProject(
    'test',
    Object.entries(files).map(([path, text]) => ({ path, text })),
  );
}

/** Two flows that share a function, spliced by a connector. */
export const shopFiles: Record<string, string> = {
  'conf/flow/flow-Prices.yml': `# prices come in here
kistype: flow
status: 1
flow_name: Prices
flows:
  - fname: Check # drops the bad ones
    params:
      max: "10"
  - fname: SavePrice
`,
  'conf/flow/flow-Orders.yml': `kistype: flow
status: 1
flow_name: Orders
flows:
  - fname: Check
  - fname: LoadPrice
  - fname: Check
    params: { max: "99" }
`,
  'conf/func/func-Check.yml': `kistype: func
fname: Check
fmode: Verify
option:
  default_params:
    max: "5"
    min: "1"
`,
  'conf/func/func-SavePrice.yml': `kistype: func
fname: SavePrice
fmode: Save
option:
  cname: Cache
`,
  'conf/func/func-LoadPrice.yml': `kistype: func
fname: LoadPrice
fmode: Load
option:
  cname: Cache
`,
  'conf/conn/conn-Cache.yml': `kistype: conn
cname: Cache
type: redis
save:
  - SavePrice
`,
  'functions/Check.ts': `export default async function Check(ctx, flow, rows) {
  // Check the rows
  flow.commitRowBatch(rows);
}
`,
  'functions/SavePrice.ts': `export default async function SavePrice(ctx, flow, rows) {
  const connector = flow.getConnector();
  for (const row of rows) await connector.call(row);
  flow.commitRowBatch(rows);
}
`,
  'functions/LoadPrice.ts': `export default async function LoadPrice(ctx, flow, rows) {
  if (rows.length === 0) return flow.next(ctx.Action.jumpFunc('Check'));
  const prices = await flow.getConnector().call(rows);
  flow.commitRowBatch(prices);
}
`,
  'samples/Orders.jsonl': '{"id":1}\n',
};

export function shop(): Project {
  return projectOf(shopFiles);
}
