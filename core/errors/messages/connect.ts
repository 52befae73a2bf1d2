import { connectServers } from './connect/servers.ts';
import { connectSettings } from './connect/settings.ts';

/** Errors of real storage. `cname` is the connector, `address` where its server is, without password. */
export const connectMessages = { ...connectSettings, ...connectServers } as const;
