import { builtinErrors } from './messages/builtins.ts';
import type { cliMessages } from './messages/cli.ts';
import { configMessages } from './messages/config.ts';
import type { connectMessages } from './messages/connect.ts';
import { contractMessages } from './messages/contract.ts';
import { desktopMessages } from './messages/desktop.ts';
import { engineMessages } from './messages/engine.ts';
import { hostMessages } from './messages/host.ts';
import type { liveMessages } from './messages/live.ts';
import { processMessages } from './messages/process.ts';
import { projectMessages } from './messages/project.ts';
import { rowMessages } from './messages/rows.ts';
import type { runnerMetricsMessages } from './messages/runner-metrics.ts';
import type { sourceMessages } from './messages/sources.ts';
import type { usageMessages } from './messages/usage.ts';
import { webMessages } from './messages/web.ts';
import type { workerMessages } from './messages/workers.ts';
import type { ErrorMessages } from './messages.ts';

const all = {
  ...contractMessages,
  ...configMessages,
  ...projectMessages,
  ...engineMessages,
  ...rowMessages,
  ...processMessages,
  ...hostMessages,
  ...builtinErrors,
  ...webMessages,
  ...desktopMessages,
} as const;

/** What only the command says: its words are added by it, so that no window loads them. */
type CommandCode =
  | keyof typeof cliMessages
  | keyof typeof connectMessages
  | keyof typeof liveMessages
  | keyof typeof runnerMetricsMessages
  | keyof typeof sourceMessages
  | keyof typeof usageMessages
  | keyof typeof workerMessages;
export type ErrorCode = keyof typeof all | CommandCode;

/** Every error code with its texts in both languages; `{name}` places are filled from the error's params. */
export const catalogue: Partial<Record<string, ErrorMessages[string]>> = { ...all };

/** Adds the texts of codes that are known in this process only. */
export function addErrorTexts(messages: ErrorMessages): void {
  Object.assign(catalogue, messages);
}
