import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { NodeCounters } from '../../../core/contract/run-payloads.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useSettings, useStudio } from '../../stores/use-scopes.tsx';
import { type ComparedNode, compareNodes } from './compare-runs.ts';
import { ComparedNumbers, ComparedWords } from './compared-cells.tsx';
import { FirstDifference } from './first-difference.tsx';
import { failureOf, milliseconds, statusOf } from './run-format.ts';

interface Runs {
  earlier: RunSummary;
  later: RunSummary;
}

/** Two runs side by side: what they began with and how they ended, and the counts of each function with what changed. */
export function RunComparison({ earlier, later }: Runs) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const nodes = compareNodes(earlier.finished.progress.nodes, later.finished.progress.nodes);
  const groups = [text('inspector.rowsIn'), text('inspector.rowsOut'), text('inspector.duration')];
  return (
    <section className="history__list" tabIndex={0} aria-label={text('run.comparison')}>
      <FirstDifference earlier={earlier} later={later} />
      <table className="run-comparison">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {text('run.function')}
            </th>
            {groups.map((group) => (
              <th key={group} scope="colgroup" colSpan={3}>
                {group}
              </th>
            ))}
            <th scope="col" rowSpan={2}>
              {text('run.wentOn')}
            </th>
          </tr>
          <tr>
            {groups.flatMap((group) =>
              (['run.earlier', 'run.later', 'run.change'] as const).map((key) => (
                <th key={`${group} ${key}`} scope="col" className="num">
                  {text(key)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          <Whole earlier={earlier} later={later} language={language} />
          {nodes.map((node) => (
            <Place key={node.key} node={node} language={language} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Language = 'en' | 'zh-CN';

/** The runs as wholes: rows read, time, outcome. */
function Whole({ earlier, later, language }: Runs & { language: Language }) {
  const text = useText();
  const [before, after] = [earlier.finished.progress, later.finished.progress];
  const outcome = (entry: RunSummary) =>
    [text(`run.status_${statusOf(entry)}`), failureOf(entry, language)]
      .filter((part) => part !== null)
      .join(language === 'en' ? ': ' : '：');
  return (
    <tr className="run-comparison__whole">
      <th scope="row">{text('run.whole')}</th>
      <ComparedNumbers earlier={before.rowsRead} later={after.rowsRead} />
      <td colSpan={3} />
      <ComparedNumbers earlier={before.elapsedMs} later={after.elapsedMs} format={milliseconds} />
      <ComparedWords earlier={outcome(earlier)} later={outcome(later)} />
    </tr>
  );
}

function Place({ node, language }: { node: ComparedNode; language: Language }) {
  const text = useText();
  const { i18n } = useStudio();
  const { fname, earlier, later } = node;
  const ways = (counters: NodeCounters | null) =>
    Object.entries(counters?.reasons ?? {})
      .map(([reason, count]) => `${i18n.t(`inspector.reason_${reason}`)} ${count.toLocaleString(language)}×`)
      .join(language === 'en' ? ', ' : '，');
  const only = earlier === null ? 'run.onlyLater' : later === null ? 'run.onlyEarlier' : null;
  return (
    <tr data-only={only ?? undefined}>
      <th scope="row">
        {fname}
        {only !== null && <em>{text(only)}</em>}
      </th>
      <ComparedNumbers earlier={earlier?.rowsIn} later={later?.rowsIn} />
      <ComparedNumbers earlier={earlier?.rowsOut} later={later?.rowsOut} />
      <ComparedNumbers earlier={earlier?.durationMs} later={later?.durationMs} format={milliseconds} />
      <ComparedWords earlier={ways(earlier)} later={ways(later)} />
    </tr>
  );
}
