import type { RunSummary } from '../../core/contract/host/runs.ts';
import type { Comparison, RunDifference } from '../../core/contract/run-comparison.ts';
import { describeError, type Language } from '../../core/errors/coded-error.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { compareJournals } from '../host/journal/compare-journals.ts';
import { createFileJournals } from '../host/journal/file-journals.ts';
import type { AddCommand } from './add-command.ts';
import { chooseRuns } from './choose-runs.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { inspectFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { say } from './texts.ts';

const longestValue = 2000;

/** `compare <folder> [earlier] [later]`: where two runs of the Studio part; exit code 1 at a difference. Runs nothing. */
export const addCompare: AddCommand = (program, terminal, finish) => {
  const { language } = terminal;
  program
    .command('compare')
    .description(say(language, 'compare'))
    .argument('<folder>', say(language, 'folder'))
    .argument('[earlier]', say(language, 'compareRun'), 'last~1')
    .argument('[later]', say(language, 'compareRun'), 'last')
    .option('--json', say(language, 'compareJson'))
    .action(async (folder: string, earlier: string, later: string, { json }: { json?: true }) =>
      finish(await compare(terminal, folder, [earlier, later], json === true)),
    );
};

async function compare(
  terminal: Terminal,
  folder: string,
  names: readonly [string, string],
  asJson: boolean,
): Promise<ExitCode> {
  const { root } = await inspectFolder(folder);
  const journals = createFileJournals(root, { onTrouble: () => undefined, isReadOnly: async () => true });
  try {
    const [earlier, later] = chooseRuns((await journals.list()).runs, names);
    const [before, after] = [await journals.open(earlier.runId), await journals.open(later.runId)];
    const found = await compareJournals(before.reader, after.reader);
    const ids = { earlier: earlier.runId, later: later.runId };
    terminal.print(
      asJson ? JSON.stringify({ ...ids, ...found }) : textOf(terminal.language, earlier, later, found),
    );
    return found.difference === null ? exitCodes.ok : exitCodes.failed;
  } finally {
    await journals.close();
  }
}

function textOf(language: Language, earlier: RunSummary, later: RunSummary, found: Comparison): string {
  const { difference, visits, notKept, slower } = found;
  const lines = [
    say(language, 'compareEarlier', runWords(earlier)),
    say(language, 'compareLater', runWords(later)),
    difference
      ? differenceText(language, difference)
      : say(language, 'compareSame', { visits: visits - notKept }),
    ...(difference === null && notKept > 0 ? [say(language, 'compareNotKept', { visits: notKept })] : []),
    ...slower.map(({ place, earlier: was, later: is }) =>
      say(language, 'compareSlower', { place, earlier: was.toFixed(1), later: is.toFixed(1) }),
    ),
  ];
  return lines.join('\n');
}

function runWords({ runId, flow, startedAt, source }: RunSummary) {
  return { runId, flow, time: new Date(startedAt).toISOString(), source: visibleLine(source) };
}

function differenceText(language: Language, difference: RunDifference): string {
  const { place, batch, visitEarlier, visitLater } = difference;
  const visit = visitLater ?? visitEarlier ?? 0;
  return `${say(language, 'compareAt', { place, batch, visit })}\n  ${whatDiffers(language, difference)}`;
}

function whatDiffers(language: Language, difference: RunDifference): string {
  const nothing = say(language, 'verifyNothing');
  switch (difference.kind) {
    case 'way':
      return say(language, 'compareWay', {
        earlier: difference.earlier ?? nothing,
        later: difference.later ?? nothing,
      });
    case 'end': {
      const words = ({ next, error }: (typeof difference)['earlier']): string =>
        error ? visibleLine(describeError(error, language).message) : say(language, `compareNext_${next}`);
      return say(language, 'compareEnd', {
        earlier: words(difference.earlier),
        later: words(difference.later),
      });
    }
    case 'counts':
      return `${sideWords(language, difference.side)}: ${difference.earlier} → ${difference.later}`;
    case 'rows': {
      const { side, row, field, earlier, later } = difference;
      const value = (text: string | null) =>
        text === null ? nothing : visibleLine(text.slice(0, longestValue));
      const where = `${sideWords(language, side)}, ${say(language, 'compareRow', { row })}`;
      return `${where}${field === null ? '' : `, ${visibleLine(field)}`}: ${value(earlier)} → ${value(later)}`;
    }
  }
}

function sideWords(language: Language, side: 'in' | 'out'): string {
  return say(language, side === 'in' ? 'compareIn' : 'compareOut');
}
