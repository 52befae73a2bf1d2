// The command's composition root: language, terminal, commands, exit code.
import { pickLanguage } from './language.ts';
import { runProgram } from './program.ts';
import { createTerminal } from './terminal.ts';

const args = process.argv.slice(2);
process.exitCode = await runProgram(createTerminal(pickLanguage(args, process.env)), args);
