import { appContract } from './host/app.ts';
import { engineStateContract } from './host/engine.ts';
import { exportContract } from './host/export.ts';
import { goCodeContract } from './host/go-code.ts';
import { goCompareContract } from './host/go-compare.ts';
import { goldenContract } from './host/golden.ts';
import { liveContract } from './host/live.ts';
import { projectContract } from './host/project.ts';
import { projectsContract } from './host/projects.ts';
import { runsContract } from './host/runs.ts';
import { samplesContract } from './host/samples.ts';
import { sourcesContract } from './host/sources.ts';
import { storeContract } from './host/store.ts';
import { windowContract } from './host/window.ts';
import { joinContracts } from './join-contracts.ts';

/** What crosses between the user interface and its host, over WebSocket or Electron's IPC: a part for each domain. */
export const hostContract = joinContracts(
  appContract,
  projectsContract,
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
  windowContract,
);

export type HostContract = typeof hostContract;
