import { expect, it } from 'vitest';
import type { MessageChannelLike } from '../../core/contract/contract.ts';
import { createConnection } from '../backend/connection.ts';
import { createI18n } from '../i18n/i18n.ts';
import { createStudioWindow } from '../stores/studio-window.ts';
import { resumeAfterLoss } from './reconnect.ts';

const ready = { engine: 1, runId: null, state: 'ready', pid: 1, error: null };

it('hears after a lost connection what the engines are by now', async () => {
  const closing: (() => void)[] = [];
  const connection = createConnection(async () => {
    let listener: (message: unknown) => void = () => {};
    const channel: MessageChannelLike = {
      post(message) {
        const { id } = message as { id: number };
        queueMicrotask(() => listener({ kind: 'response', id, result: [ready] }));
      },
      onMessage(heard) {
        listener = heard;
      },
      onClose(heard) {
        closing.push(heard);
      },
    };
    return channel;
  });
  const studio = createStudioWindow(connection, createI18n());
  resumeAfterLoss(studio);
  await expect.poll(() => connection.status.getState().state).toBe('open');
  expect(studio.engine.getState().engines).toEqual([]);
  for (const close of closing.splice(0)) close();
  await expect.poll(() => studio.engine.getState().engines).toMatchObject([{ state: 'ready' }]);
  connection.close();
});
