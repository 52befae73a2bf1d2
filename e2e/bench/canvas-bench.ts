import type { Browser, Page } from '@playwright/test';

/** Main-thread milliseconds and frames over a stretch of work. */
interface Sample {
  taskMs: number;
  frameMs: number;
}

const repeats = 3;

/** Panning, and counters moving at 30 Hz, in the Studio and in React Flow alone, in turn. Prints a line for each. */
export async function benchCanvas(browser: Browser, address: string): Promise<void> {
  for (const size of [100, 1000, 5000]) {
    const samples = {
      ours: { pan: [] as Sample[], count: [] as Sample[] },
      bare: { pan: [] as Sample[], count: [] as Sample[] },
    };
    for (let round = 0; round < repeats; round += 1) {
      for (const side of ['ours', 'bare'] as const) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(`${address}/bench.html?side=${side}&n=${size}`);
        await page.locator('.react-flow__node').nth(5).waitFor();
        samples[side].pan.push(await measure(page, () => pan(page)));
        samples[side].count.push(await measure(page, () => count(page)));
        await page.close();
      }
    }
    for (const work of ['pan', 'count'] as const) {
      const [ours, bare] = [median(samples.ours[work]), median(samples.bare[work])];
      const what = work === 'pan' ? 'panning' : 'counters at 30 Hz';
      console.log(
        `${size} functions, ${what}: frame ${ours.frameMs.toFixed(1)} ms, React Flow alone ${bare.frameMs.toFixed(1)} ms, ratio ${(ours.frameMs / bare.frameMs).toFixed(2)}; main thread ${ours.taskMs.toFixed(0)} ms beside ${bare.taskMs.toFixed(0)} ms, ratio ${(ours.taskMs / bare.taskMs).toFixed(2)}`,
      );
    }
  }
}

async function measure(page: Page, work: () => Promise<void>): Promise<Sample> {
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

/** Drags the canvas with the middle button, up and down, over two seconds or so. */
async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 450);
  await page.mouse.down({ button: 'middle' });
  for (let step = 0; step < 120; step += 1) await page.mouse.move(700, 450 + 380 * Math.sin(step / 8));
  await page.mouse.up({ button: 'middle' });
}

async function count(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let step = 0;
        const timer = setInterval(() => {
          step += 1;
          window.bench.count(step);
          if (step === 60) {
            clearInterval(timer);
            resolve();
          }
        }, 1000 / 30);
      }),
  );
}

function median(samples: readonly Sample[]): Sample {
  const middle = (pick: (sample: Sample) => number) =>
    [...samples].map(pick).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return { taskMs: middle(({ taskMs }) => taskMs), frameMs: middle(({ frameMs }) => frameMs) };
}

declare global {
  interface Window {
    bench: { count(step: number): void };
  }
}
