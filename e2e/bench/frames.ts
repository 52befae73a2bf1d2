import type { Page } from '@playwright/test';

/** Where a page's main thread spent its time; `rest` is events, hit tests, painting, and handing over to the compositor. */
const parts = {
  script: 'ScriptDuration',
  style: 'RecalcStyleDuration',
  layout: 'LayoutDuration',
} as const;
type Part = keyof typeof parts | 'rest';

/** Main-thread milliseconds by part and together, and milliseconds a frame, over a stretch of work. */
export interface FrameSample extends Record<Part, number> {
  taskMs: number;
  frameMs: number;
}

/**
 * Watches the frames of a page while work is done on it. The main thread is measured by its own clock, which stands still
 * while it waits for the compositor or for a processor: what else the machine does changes little.
 */
export async function measureFrames(page: Page, work: () => Promise<void>): Promise<FrameSample> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  const frames = page.evaluate(() => {
    const times: number[] = [];
    return new Promise<number[]>((resolve) => {
      let last = performance.now();
      const tick = (now: number) => {
        times.push(now - last);
        last = now;
        if (document.documentElement.dataset['done'] === 'yes') resolve(times);
        else requestAnimationFrame(tick);
      };
      document.documentElement.dataset['done'] = 'no';
      requestAnimationFrame(tick);
    });
  });
  await work();
  await page.evaluate(() => {
    document.documentElement.dataset['done'] = 'yes';
  });
  const times = (await frames).slice(1);
  const after = await read();
  await session.detach();
  const spent = (metric: string) => (after.get(metric) ?? 0) - (before.get(metric) ?? 0);
  const taskMs = spent('TaskDuration');
  const [script, style, layout] = [spent(parts.script), spent(parts.style), spent(parts.layout)];
  const rest = taskMs - script - style - layout;
  const frameMs = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { taskMs, frameMs, script, style, layout, rest };
}

/** The median of each figure by itself. */
export function medianFrames(samples: readonly FrameSample[]): FrameSample {
  const middle = (figure: keyof FrameSample) =>
    samples.map((sample) => sample[figure]).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return {
    taskMs: middle('taskMs'),
    frameMs: middle('frameMs'),
    script: middle('script'),
    style: middle('style'),
    layout: middle('layout'),
    rest: middle('rest'),
  };
}

/** `frame 16.7 ms, <other> 16.7 ms, ratio 1.00; main thread …`, ours beside the baseline of the same run. */
export function compareFrames(ours: FrameSample, bare: FrameSample, baseline: string): string {
  const frames = `frame ${ours.frameMs.toFixed(1)} ms, ${baseline} ${bare.frameMs.toFixed(1)} ms, ratio ${ratio(ours, bare, 'frameMs')}`;
  return `${frames}; main thread ${told(ours)} beside ${told(bare)}, ratio ${ratio(ours, bare, 'taskMs')}`;
}

function ratio(ours: FrameSample, bare: FrameSample, figure: keyof FrameSample): string {
  return (ours[figure] / bare[figure]).toFixed(2);
}

/** `320 ms (script 100, style 30, layout 20, rest 170)`. */
function told(sample: FrameSample): string {
  const words = [...Object.keys(parts), 'rest'].map((part) => `${part} ${sample[part as Part].toFixed(0)}`);
  return `${sample.taskMs.toFixed(0)} ms (${words.join(', ')})`;
}
