import { join } from 'node:path';
import type { Language } from '../../core/errors/coded-error.ts';
import type { Diagnostic, Severity } from '../../core/lint/diagnostic.ts';
import { type Trap, traps } from '../../core/lint/traps.ts';
import { visibleLine, visibleText } from '../../core/text/visible-text.ts';
import { counted } from './counts.ts';
import { indented, type Terminal } from './terminal.ts';
import { say } from './texts.ts';

type Format = (terminal: Terminal, folder: string, diagnostics: readonly Diagnostic[]) => string;

/** How `check` prints diagnostics. Of these only `text` is meant for a person. */
export const checkFormats = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
} satisfies Record<string, Format>;

function formatText(terminal: Terminal, folder: string, diagnostics: readonly Diagnostic[]): string {
  const { language } = terminal;
  if (diagnostics.length === 0) return say(language, 'clean');
  const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const;
  const blocks = diagnostics.map((diagnostic) => {
    const { path, range, severity, code, message, docs, traps } = diagnostic;
    const place = `${join(folder, path)}:${range.line}:${range.column}`;
    const label = terminal.style(colours[severity], say(language, severity));
    const notes = [docs[language], ...traps.map((trap) => trapNote(language, trap))];
    const why = notes.map((note) => `  ${terminal.style('dim', indented(note))}`);
    return [`${visibleLine(place)} ${label} ${indented(message[language])} [${code}]`, ...why].join('\n');
  });
  return [...blocks, countsText(language, diagnostics)].join('\n');
}

/** `{errors, warnings, infos, diagnostics: [{code, severity, message, help, traps, file, line, column, endLine, endColumn, …}]}` */
function formatJson({ language }: Terminal, _folder: string, diagnostics: readonly Diagnostic[]): string {
  const document = {
    errors: count(diagnostics, 'error'),
    warnings: count(diagnostics, 'warning'),
    infos: count(diagnostics, 'info'),
    diagnostics: diagnostics.map(
      ({ code, severity, message, docs, traps: behind, path, range, fixes, ...subject }) => ({
        code,
        severity,
        message: message[language],
        help: docs[language],
        traps: behind,
        file: path,
        ...range,
        flow: subject.flow,
        node: subject.node,
        func: subject.func,
        connector: subject.connector,
        fixes: fixes.map((fix) => fix.title[language]),
      }),
    ),
  };
  return JSON.stringify(document, null, 2);
}

/** Where the guide to KisFlow's traps tells more. */
function trapNote(language: Language, trap: Trap): string {
  return `${traps[trap][language]}: docs/kisflow-traps.md#${trap}`;
}

/** Workflow commands that show as annotations; file names as seen from where the command runs. */
function formatGithub({ language }: Terminal, folder: string, diagnostics: readonly Diagnostic[]): string {
  const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;
  return diagnostics
    .map(({ code, severity, message, docs, path, range }) => {
      const properties = Object.entries({
        file: join(folder, path).replaceAll('\\', '/'),
        line: range.line,
        endLine: range.endLine,
        col: range.column,
        endColumn: range.endColumn,
        title: code,
      }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${commands[severity]} ${properties.join(',')}::${escapeData(`${message[language]} ${docs[language]}`)}`;
    })
    .join('\n');
}

function escapeData(text: string): string {
  return visibleText(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function countsText(language: Language, diagnostics: readonly Diagnostic[]): string {
  return say(language, 'counts', {
    errors: counted(language, count(diagnostics, 'error'), 'error', 'errors'),
    warnings: counted(language, count(diagnostics, 'warning'), 'warning', 'warnings'),
    infos: counted(language, count(diagnostics, 'info'), 'hint', 'hints'),
  });
}
