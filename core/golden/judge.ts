import { nodeIds, placeOfNode } from '../project/chain.ts';
import type { ProjectModel } from '../project/model.ts';
import { nearest } from '../text/nearest.ts';
import { failedChecks } from './checks.ts';
import { compareRows, type RowDifference } from './compare-rows.ts';
import { type GoldenFailure, goldenFailure } from './failure.ts';
import { type Expectation, type GoldenTest, goldenPath } from './golden-test.ts';
import { shortJson } from './short-json.ts';

/** What a test found. */
export interface GoldenResult {
  readonly name: string;
  /** '' where the file does not say. */
  readonly flow: string;
  readonly status: 'passed' | 'failed';
  readonly durationMs: number;
  readonly failures: readonly GoldenFailure[];
}

/** What is wrong with a test before it is run: a flow, a place or a connector that is not there any more. */
export function findGone(name: string, test: GoldenTest, model: ProjectModel): GoldenFailure[] {
  const file = goldenPath(name);
  const flow = model.flow(test.flow);
  if (!flow) {
    const flows = model.flows.map((one) => one.name);
    const like = nearest(test.flow, flows) ?? (flows.join(', ') || '-');
    return [goldenFailure('golden.no-flow', { flow: test.flow, file, like })];
  }
  const ids = nodeIds(flow.config);
  const connectors = model.connectors.map((one) => one.name);
  return [
    ...Object.keys(test.expect)
      .filter((id) => placeOfNode(ids, id) < 0)
      .map((id) =>
        goldenFailure('golden.place-gone', {
          place: id,
          flow: test.flow,
          file,
          like: likePlace(id, ids),
        }),
      ),
    ...[...Object.keys(test.store), ...Object.keys(test.expectStore)]
      .filter((cname) => !connectors.includes(cname))
      .map((cname) =>
        goldenFailure('golden.no-connector', {
          cname,
          file,
          like: nearest(cname, connectors) ?? (connectors.join(', ') || '-'),
        }),
      ),
  ];
}

function likePlace(id: string, ids: readonly string[]): string {
  // `LineTotals` alone is what people write where the function stands once.
  return (
    nearest(id.includes('#') ? id : `${id}#1`, ids) ??
    (ids.includes(`${id}#1`) ? `${id}#1` : ids.join(', ') || '-')
  );
}

/** The rows that came out, each as JSON text, beside those expected of that place or store. */
export function judgeRows(
  place: string,
  expectation: Expectation,
  expected: readonly unknown[] | undefined,
  actual: readonly unknown[],
): GoldenFailure[] {
  const failures: GoldenFailure[] = [];
  const count = expectation.rowsOut ?? expected?.length;
  if (count !== undefined && count !== actual.length)
    failures.push(goldenFailure('golden.rows-count', { expected: count, actual: actual.length }));
  if (expected !== undefined) {
    const { differences, more } = compareRows(expected, actual, expectation);
    failures.push(...differences.map(differenceFailure));
    if (more > 0) failures.push(goldenFailure('golden.more', { count: more }));
  }
  failures.push(...failedChecks(expectation.checks, actual));
  return failures.map((failure) => ({ ...failure, place }));
}

function differenceFailure(difference: RowDifference): GoldenFailure {
  const { row } = difference;
  if (difference.kind === 'missing')
    return goldenFailure('golden.missing-row', { row, json: shortJson(difference.expected) });
  if (difference.kind === 'extra')
    return goldenFailure('golden.extra-row', { row, json: shortJson(difference.actual) });
  const { expected, actual, field } = difference;
  return goldenFailure('golden.value', {
    row,
    field: field === '' ? 'row' : field,
    expected: shortJson(expected),
    actual: shortJson(actual),
  });
}
