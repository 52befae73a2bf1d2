import { appContract } from './host/app.ts';
import { projectsContract } from './host/projects.ts';
import { windowContract } from './host/window.ts';
import { joinContracts } from './join-contracts.ts';

/** What crosses between a window and its host before a project is open: a part of `hostContract`, there at once on both sides. */
export const firstHostContract = joinContracts(appContract, projectsContract, windowContract);

export type FirstHostContract = typeof firstHostContract;
