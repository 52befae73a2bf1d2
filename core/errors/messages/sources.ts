import { sourceFindings } from './sources/findings.ts';
import { sourceRunning } from './sources/running.ts';
import { sourceServers } from './sources/servers.ts';

/** What is said of sources and of live runs; only the command and what is loaded late know these words. */
export const sourceMessages = { ...sourceFindings, ...sourceServers, ...sourceRunning } as const;
