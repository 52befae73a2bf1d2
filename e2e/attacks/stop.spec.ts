import { describe, expect, it } from 'vitest';
import { createTestEngine } from '../../app/host/engine/test-engine.ts';
import { runStopCampaign } from './stop-campaign.ts';
import { stopKinds } from './stop-kinds.ts';

const times = 3;

describe('Stop', () => {
  it.each(stopKinds)('ends a $name within a second, and the next run is well', async (kind) => {
    expect(await runStopCampaign(kind, times)).toMatchObject({
      asked: times,
      withinASecond: times,
      nextRuns: times,
    });
  });
});

describe('an engine that is killed', () => {
  it('ends its run as crashed, ten times, and the next run is well', async () => {
    const engine = createTestEngine();
    const wait = 'export default () => new Promise(() => {});';
    try {
      for (let time = 0; time < 10; time++) {
        const run = await engine.start({ functions: { Wait: wait } });
        process.kill(engine.supervisor.state().pid ?? 0, 'SIGKILL');
        expect(await run.finished).toMatchObject({ status: 'crashed', error: { code: 'process.crashed' } });
      }
      const pass = 'export default (ctx, flow, rows) => flow.commitRowBatch(rows);';
      expect(await engine.run({ functions: { Pass: pass } })).toMatchObject({ status: 'ok' });
    } finally {
      await engine.close();
    }
  });
});
