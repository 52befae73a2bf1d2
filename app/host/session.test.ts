import { expect, it, vi } from 'vitest';
import { createSession, type OpenedProject } from './session.ts';
import { createTroubles } from './storage/troubles.ts';

it('that has ended keeps nothing of what was still on its way to it', async () => {
  const createEngine = vi.fn();
  const session = createSession({
    id: 'session-1',
    window: null,
    initialRoot: null,
    createEngine,
    troubles: createTroubles(),
  });
  const search = new AbortController();
  session.queries.set('search', search);
  await session.close();
  expect(search.signal.aborted).toBe(true);

  const close = vi.fn(async () => undefined);
  const project = { projectId: 'late', close } as Partial<OpenedProject> as OpenedProject;
  await expect(session.add(project)).rejects.toMatchObject({ code: 'process.ended' });
  expect(close).toHaveBeenCalledOnce();
  expect(session.projects.size).toBe(0);

  expect(() => session.engine()).toThrow('the engine process has ended');
  expect(createEngine).not.toHaveBeenCalled();
});
