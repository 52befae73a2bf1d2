import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRunClock } from './run-clock.ts';

test('stands still while the run is paused, also when it ends so', () => {
  let time = 100;
  const clock = createRunClock(() => time);
  time += 5;
  clock.pause();
  time += 1000;
  expect(clock.elapsedMs()).toBe(5);
  clock.goOn(time);
  time += 2;
  expect(clock.elapsedMs()).toBe(7);
});

test('counts the time between pauses and nothing else', () => {
  const step = fc.record({ run: fc.nat(1000), paused: fc.nat(1000) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let time = 0;
      const clock = createRunClock(() => time);
      for (const { run, paused } of steps) {
        time += run;
        clock.pause();
        clock.pause();
        time += paused;
        clock.goOn(time);
      }
      expect(clock.elapsedMs()).toBe(steps.reduce((sum, { run }) => sum + run, 0));
    }),
  );
});
