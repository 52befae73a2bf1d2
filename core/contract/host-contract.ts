import { firstHostContract } from './first-host-contract.ts';
import { engineStateContract } from './host/engine.ts';
import { exportContract } from './host/export.ts';
import { goCodeContract } from './host/go-code.ts';
import { goCompareContract } from './host/go-compare.ts';
import { goldenContract } from './host/golden.ts';
import { liveContract } from './host/live.ts';
import { projectContract } from './host/project.ts';
import { runsContract } from './host/runs.ts';
import { samplesContract } from './host/samples.ts';
import { sourcesContract } from './host/sources.ts';
import { storeContract } from './host/store.ts';
import { joinContracts } from './join-contracts.ts';

/** What crosses between the user interface and its host for projects: a part for each domain. */
export const projectHostContract = joinContracts(
  projectContract,
  samplesContract,
  goCodeContract,
  goCompareContract,
  goldenContract,
  runsContract,
  liveContract,
  engineStateContract,
  storeContract,
  sourcesContract,
  exportContract,
);

/** All that crosses between the user interface and its host, over WebSocket or Electron's IPC. */
export const hostContract = joinContracts(firstHostContract, projectHostContract);

export type HostContract = typeof hostContract;
