import type { Command, CommanderError, Option } from 'commander';
import { CodedError, type Language } from '../../core/errors/coded-error.ts';
import type { Terminal } from './terminal.ts';
import { displayWidth } from './text-table.ts';
import { say } from './texts.ts';

/** Commander's output in the person's language: help where a command writes; its errors are told by `usageError`. */
export function speakLanguage(program: Command, terminal: Terminal): void {
  const { language } = terminal;
  program
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.printError(text.trimEnd()),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      outputError: () => undefined,
    })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => translate(language, title),
      styleUsage: (usage) => translate(language, usage),
      styleSubcommandTerm: (term) => translate(language, term),
      optionDescription: (option) => describeOption(language, option),
    })
    .helpOption('-h, --help', say(language, 'help'))
    .helpCommand('help [command]', say(language, 'help'));
}

const chinese: readonly (readonly [string, string])[] = [
  ['Usage:', '用法：'],
  ['Arguments:', '参数：'],
  ['Options:', '选项：'],
  ['Commands:', '命令：'],
  ['[options]', '[选项]'],
  ['[command]', '[命令]'],
];

/** The words that commander puts into help by itself. */
function translate(language: Language, text: string): string {
  if (language === 'en') return text;
  return chinese.reduce((translated, [english, word]) => translated.replace(english, word), text);
}

function describeOption(language: Language, { description, argChoices, defaultValue }: Option): string {
  const notes: string[] = [];
  if (argChoices) notes.push(argChoices.join(', '));
  if (typeof defaultValue === 'string' || typeof defaultValue === 'number')
    notes.push(say(language, 'default', { value: defaultValue }));
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

/** What is wrong with the command line, coded: commander tells it in English only. */
export function usageError(error: CommanderError, args: readonly string[], program: Command): CodedError {
  const { message } = error;
  const params = { help: `kisflow-studio ${commandOf(args, program)}--help` };
  const [first = '', second = ''] = quoted(message);
  const like = suggestions(message);
  switch (error.code) {
    case 'commander.missingArgument':
      return new CodedError('cli.missing-argument', { name: first, ...params });
    case 'commander.optionMissingArgument':
      return new CodedError('cli.missing-value', { option: first, ...params });
    case 'commander.invalidArgument':
      return new CodedError('cli.not-a-choice', {
        option: first,
        value: second,
        choices: choicesIn(message),
      });
    case 'commander.unknownOption':
      return like === ''
        ? new CodedError('cli.unknown-option', { option: first, ...params })
        : new CodedError('cli.misspelt-option', { option: first, like, ...params });
    case 'commander.unknownCommand':
      return like === ''
        ? new CodedError('cli.unknown-command', { command: first, ...params })
        : new CodedError('cli.misspelt-command', { command: first, like, ...params });
    case 'commander.excessArguments':
      return new CodedError('cli.too-many-arguments', {
        given: message.replace(/^.*?but got \d+: |\.$/g, ''),
        ...params,
      });
    default:
      return new CodedError('cli.bad-usage', { detail: message.replace(/^error: /, ''), ...params });
  }
}

/** `run ` when that is the command meant, so that its help can be named. */
function commandOf(args: readonly string[], program: Command): string {
  const name = args.find((arg) => program.commands.some((command) => command.name() === arg));
  return name === undefined ? '' : `${name} `;
}

/** The parts of commander's message in single quotes. */
function quoted(message: string): string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, part = '']) => part);
}

function choicesIn(message: string): string {
  return /Allowed choices are (.*)\.$/.exec(message)?.[1] ?? '';
}

/** `run` of `(Did you mean run?)`, several with commas; '' when there is none. */
function suggestions(message: string): string {
  return /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1] ?? '';
}
