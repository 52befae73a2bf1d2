import { onTestFinished } from 'vitest';
import { runLiveCommand } from './live-command.ts';

/** `kisflow-studio live` as a process that ends with its test at the latest. */
export function startLiveCommand(folder: string, ...args: string[]) {
  const live = runLiveCommand(folder, ...args);
  onTestFinished(live.kill);
  return live;
}
