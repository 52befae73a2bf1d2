import type { Page } from '@playwright/test';

/** Main-thread milliseconds, and milliseconds a frame, over a stretch of work. */
export interface FrameSample {
  taskMs: number;
  frameMs: number;
}

/** Watches the frames of a page while work is done on it. */
export async function measureFrames(page: Page, work: () => Promise<void>): Promise<FrameSample> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
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
  const taskMs = (await read()) - before;
  await session.detach();
  return { taskMs, frameMs: times.reduce((sum, time) => sum + time, 0) / times.length };
}

/** The median of each figure by itself. */
export function medianFrames(samples: readonly FrameSample[]): FrameSample {
  const middle = (pick: (sample: FrameSample) => number) =>
    [...samples].map(pick).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return { taskMs: middle(({ taskMs }) => taskMs), frameMs: middle(({ frameMs }) => frameMs) };
}

/** `frame 16.7 ms, <other> 16.7 ms, ratio 1.00; main thread …`, ours beside the baseline of the same run. */
export function compareFrames(ours: FrameSample, bare: FrameSample, baseline: string): string {
  return `frame ${ours.frameMs.toFixed(1)} ms, ${baseline} ${bare.frameMs.toFixed(1)} ms, ratio ${(ours.frameMs / bare.frameMs).toFixed(2)}; main thread ${ours.taskMs.toFixed(0)} ms beside ${bare.taskMs.toFixed(0)} ms, ratio ${(ours.taskMs / bare.taskMs).toFixed(2)}`;
}
