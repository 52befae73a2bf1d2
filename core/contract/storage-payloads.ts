import * as z from 'zod';

/** A connector as its YAML says it, references not expanded: what they name is read by the process that speaks to its server. */
export const connectorSchema = z.object({
  kistype: z.string(),
  cname: z.string(),
  addrs: z.string(),
  type: z.string(),
  key: z.string(),
  params: z.record(z.string(), z.string()),
  load: z.array(z.string()),
  save: z.array(z.string()),
});

/** Who a connector's server is; `address` without user and password. */
export const serverSchema = z.object({ product: z.string(), version: z.string(), address: z.string() });
export type ConnectorServer = z.output<typeof serverSchema>;
