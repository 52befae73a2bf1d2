import type { MessageChannelLike } from '../../core/contract/contract.ts';
import { createConnection } from '../backend/connection.ts';
import { createI18n } from '../i18n/i18n.ts';
import type { OpenedProject } from '../stores/project-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { createStudioWindow } from '../stores/studio-window.ts';
import { createWorkspace } from '../stores/workspace.ts';

export interface HostCall {
  method: string;
  params: unknown;
}

/** A workspace on files, whose host answers as `answer` says (null by default) and whose calls are kept, for tests. */
export function testWorkspace(
  texts: Readonly<Record<string, string>>,
  answer: (call: HostCall) => unknown = () => null,
): { workspace: Workspace; calls: HostCall[] } {
  const calls: HostCall[] = [];
  const channel: MessageChannelLike = {
    post(message) {
      const { id, method, params } = message as HostCall & { id: number };
      calls.push({ method, params });
      queueMicrotask(() => listener({ kind: 'response', id, result: answer({ method, params }) }));
    },
    onMessage(heard) {
      listener = heard;
    },
    onClose() {},
  };
  let listener: (message: unknown) => void = () => {};
  const connection = createConnection(() => Promise.resolve(channel));
  const studio = createStudioWindow(connection, createI18n());
  studio.ui.setState({ painted: true });
  return { workspace: createWorkspace(studio, openedWith(texts), () => {}), calls };
}

function openedWith(texts: Readonly<Record<string, string>>): OpenedProject {
  return {
    projectId: 'p',
    root: '/p',
    name: 'p',
    files: Object.entries(texts).map(([path, text]) => ({ path, text, hash: `hash of ${text}` })),
    largeFiles: [],
    unreadable: [],
    trusted: true,
    readOnly: false,
    openElsewhere: false,
    recovery: [],
  };
}
