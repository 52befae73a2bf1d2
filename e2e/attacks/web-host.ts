import { WebSocket } from 'ws';
import { socketChannel } from '../../app/web/socket-channel.ts';
import { type HostContract, hostContract } from '../../core/contract/host-contract.ts';
import type { JournalEvent } from '../../core/contract/journal.ts';
import { type Caller, connectCaller } from '../../core/contract/peer.ts';
import { eventsOf } from '../../core/run/journal/journal-parts.ts';
import { startServer } from '../fixtures/server.ts';

/** The real web server, and a window on it without a page: what a browser would ask is asked here. */
export interface WebHost {
  call: Caller<HostContract>['call'];
  on: Caller<HostContract>['on'];
  /** Opens and trusts a project; gives its id. */
  open(root: string): Promise<string>;
  /** Starts a flow on its sample rows. */
  begin(projectId: string, flow: string): WebRun;
  /** Whether the server is there and answers. */
  isAlive(): Promise<boolean>;
  /** Everything that it told this window, and printed. */
  told(): string;
  close(): Promise<void>;
}

export interface WebRun {
  runId: string;
  /** Resolves when a function was called, or the run was over before that was heard. */
  underWay: Promise<void>;
  /** Resolves with how the run ended. */
  finished: Promise<string>;
}

/** `env` is added to the server's environment. */
export async function openWebHost(env: Record<string, string> = {}): Promise<WebHost> {
  const server = await startServer('welcome', { checkTypes: true, env });
  const page = new URL(server.url);
  const answer = await fetch(page, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const folder = page.pathname.replace(/[^/]*$/, '');
  const socket = new WebSocket(`ws://${page.host}${folder}api?session=attacks`, {
    headers: { Cookie: cookie, Origin: page.origin },
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const told: string[] = [];
  socket.on('message', (data) => told.push(String(data)));
  const caller = connectCaller(hostContract, socketChannel(socket));

  /** Resolves at the first event of a run that `isIt`. */
  const event = (runId: string, isIt: (event: JournalEvent) => boolean) =>
    new Promise<JournalEvent>((resolve) => {
      const stop = caller.on('run.events', (told) => {
        const found = told.runId === runId ? eventsOf(told.lines).find(isIt) : undefined;
        if (found === undefined) return;
        stop();
        resolve(found);
      });
    });

  return {
    call: caller.call,
    on: caller.on,
    async open(root) {
      const { projectId } = await caller.call('project.open', { root });
      await caller.call('project.trust', { projectId, trusted: true });
      return projectId;
    },
    begin(projectId, flow) {
      const runId = crypto.randomUUID();
      const finished = event(runId, ({ kind }) => kind === 'finished').then((end) =>
        end.kind === 'finished' ? end.status : 'failed',
      );
      const isUnderWay = ({ kind }: JournalEvent) =>
        kind === 'visit-began' || kind === 'visit' || kind === 'finished';
      const underWay = event(runId, isUnderWay).then(() => undefined);
      const source = { kind: 'file', path: `samples/${flow}.jsonl` } as const;
      // How one ends that can't be begun is told by its events, too.
      caller
        .call('run.start', { projectId, runId, flow, source, overlay: [], options: {} })
        .catch(() => undefined);
      return { runId, underWay, finished };
    },
    isAlive: () =>
      caller.call('engine.state', {}).then(
        () => true,
        () => false,
      ),
    told: () => told.splice(0).join('\n'),
    async close() {
      socket.close();
      await server.close();
    },
  };
}
