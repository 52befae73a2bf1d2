import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Adds one subcommand; its action gives the exit code to `finish`. */
export type AddCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) => void;
