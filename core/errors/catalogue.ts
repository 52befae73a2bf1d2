import { builtinErrors } from './messages/builtins.ts';
import { cliMessages } from './messages/cli.ts';
import { configMessages } from './messages/config.ts';
import { contractMessages } from './messages/contract.ts';
import { desktopMessages } from './messages/desktop.ts';
import { engineMessages } from './messages/engine.ts';
import { hostMessages } from './messages/host.ts';
import { processMessages } from './messages/process.ts';
import { projectMessages } from './messages/project.ts';
import { rowMessages } from './messages/rows.ts';
import { usageMessages } from './messages/usage.ts';
import { webMessages } from './messages/web.ts';
import type { ErrorMessages } from './messages.ts';

const all = {
  ...contractMessages,
  ...configMessages,
  ...projectMessages,
  ...engineMessages,
  ...rowMessages,
  ...processMessages,
  ...hostMessages,
  ...cliMessages,
  ...usageMessages,
  ...builtinErrors,
  ...webMessages,
  ...desktopMessages,
} as const;

export type ErrorCode = keyof typeof all;

/** Every error code with its texts in both languages; `{name}` places are filled from the error's params. */
export const catalogue: Partial<Record<string, ErrorMessages[string]>> &
  Record<ErrorCode, ErrorMessages[string]> = all;
