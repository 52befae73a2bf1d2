/** What the command's exit code says; documented in README.md. */
export const exitCodes = {
  ok: 0,
  /** `check` found errors, `fmt --check` found files to change, a run failed, an export was refused. */
  failed: 1,
  /** The command line does not say what to do: unknown option, unknown flow, missing rows. */
  usage: 2,
  /** The folder or file can't be read, or is no project. */
  unreadable: 3,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
