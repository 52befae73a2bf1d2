import type { RunSummary } from '../../core/contract/host/runs.ts';
import { CodedError } from '../../core/errors/coded-error.ts';

/** How many runs an error names. */
const named = 5;

/**
 * The runs that are meant: by id, by its beginning, or `last`; `last~1` is the run of the same flow before the last one. `runs` are
 * newest first. Throws `cli.no-run` and `cli.which-run`.
 */
export function chooseRuns(
  runs: readonly RunSummary[],
  [earlier, later]: readonly [string, string],
): [RunSummary, RunSummary] {
  // A function that was run alone is no run of its flow.
  const ofFlows = runs.filter(({ alone }) => alone === null);
  return [runNamed(ofFlows, earlier), runNamed(ofFlows, later)];
}

function runNamed(runs: readonly RunSummary[], name: string): RunSummary {
  const back = /^last(?:~(\d{1,6}))?$/.exec(name);
  const found = back
    ? runs.filter(({ flow }) => flow === runs[0]?.flow).slice(Number(back[1] ?? 0), Number(back[1] ?? 0) + 1)
    : runs.filter(({ runId }) => runId.startsWith(name));
  const [run, other] = found;
  const list = runs.slice(0, named).map(({ runId, flow }) => `${runId} (${flow})`);
  if (!run) throw new CodedError('cli.no-run', { run: name, runs: list.join(', ') || '–' });
  if (other)
    throw new CodedError('cli.which-run', {
      run: name,
      runs: found
        .slice(0, named)
        .map(({ runId }) => runId)
        .join(', '),
    });
  return run;
}
