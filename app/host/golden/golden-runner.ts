import { CodedError } from '../../../core/errors/coded-error.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import {
  createEngineSupervisor,
  type EngineSupervisor,
  type SupervisorSettings,
} from '../engine/supervisor.ts';
import type { GoldenAnswer, GoldenRequest, RunEngine } from '../run-engine.ts';

/** How long the engine of tests waits for another one before it ends. */
const idleMs = 20_000;

/** Golden tests one after the other, in an engine of their own that is there while they run. */
export function createGoldenRunner(settings: SupervisorSettings): {
  run: RunEngine['golden'];
  stop: RunEngine['stopGolden'];
  /** Ends its engine; none is started after. */
  close(): Promise<void>;
} {
  let supervisor: EngineSupervisor | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isOver = false;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = supervisor;
    supervisor = undefined;
    await ended?.close();
  }
  async function runNow({ name, text, accept, ...project }: GoldenRequest): Promise<GoldenAnswer> {
    if (isOver) throw new CodedError('process.ended');
    clearTimeout(idle);
    supervisor ??= createEngineSupervisor(settings);
    const model = projectModel(createProject('', project.files));
    const ground = { ...project, model, supervisor };
    try {
      if (accept !== false) {
        const { acceptGolden } = await import('./accept-golden.ts');
        return await acceptGolden(ground, name, text, accept);
      }
      const { runGolden } = await import('./run-golden.ts');
      return { result: await runGolden(ground, name, text), files: [] };
    } finally {
      idle = setTimeout(() => void end(), idleMs);
      idle.unref();
    }
  }
  return {
    run(test) {
      const next = queue.then(() => runNow(test));
      queue = next.catch(() => undefined);
      return next;
    },
    stop: end,
    async close() {
      isOver = true;
      await end();
    },
  };
}
