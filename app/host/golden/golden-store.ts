import { CodedError, fromErrorData, toErrorData } from '../../../core/errors/coded-error.ts';
import { failureOf } from '../../../core/golden/failure.ts';
import type { GoldenRows } from '../../../core/golden/golden-test.ts';
import { saveCall } from '../../../engine/store/store-call.ts';
import { callText, readAnswers } from '../../../engine/store/store-text.ts';
import type { GoldenGround } from './golden-ground.ts';
import { GoldenTrouble, goldenValues } from './golden-rows.ts';

const pageRows = 1000;

/** The embedded store in memory of a test's run, with these rows and no others. Throws a GoldenTrouble. */
export async function fillStore(
  ground: GoldenGround,
  store: Readonly<Record<string, GoldenRows>>,
): Promise<void> {
  const place = placeOf(ground);
  const { stores } = ground.supervisor;
  await stores.clear(place, null);
  for (const [cname, rows] of Object.entries(store)) {
    const config = ground.model.connector(cname)?.config;
    const values = await goldenValues(ground, rows);
    if (!config || values.length === 0) continue;
    try {
      const answer = await stores.ask(place, callText(saveCall(config, values)));
      if ('error' in answer) throw fromErrorData(answer.error);
      const [saved] = readAnswers(answer.answers);
      if (saved && 'error' in saved) throw fromErrorData(saved.error);
    } catch (thrown) {
      if (!(thrown instanceof CodedError)) throw thrown;
      throw new GoldenTrouble({
        ...failureOf('golden.stored-rows', toErrorData(thrown), { cname }),
        place: cname,
      });
    }
  }
}

/** The rows that a connector's store holds now. */
export async function storedRows(ground: GoldenGround, cname: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const query = { cname, offset: rows.length, limit: pageRows, find: '', onlyAdded: false };
    const page = await ground.supervisor.stores.page(placeOf(ground), query);
    rows.push(...page.rows.map(({ json }): unknown => JSON.parse(json)));
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function placeOf({ root }: GoldenGround) {
  return { root, storePath: null };
}
