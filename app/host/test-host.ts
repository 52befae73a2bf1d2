import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import { type HostContract, hostContract } from '../../core/contract/host-contract.ts';
import { type Caller, connectCaller } from '../../core/contract/peer.ts';
import { createHost, type Host } from './host.ts';
import { portChannel } from './port-channel.ts';
import type { RunEngineFactory } from './run-engine.ts';

/** A host on folders of its own, for tests. */
export interface TestHost {
  /** Holds `data/`, `examples/` and whatever a test makes. */
  folder: string;
  host: Host;
  /** A new window of the host. */
  open(sessionId?: string): TestWindow;
  /** Writes files below `folder` and gives the absolute path of `root`. */
  write(root: string, files: Record<string, string | Uint8Array>): Promise<string>;
  read(path: string): Promise<string>;
  close(): Promise<void>;
}

export interface TestWindow {
  call: Caller<HostContract>['call'];
  /** The next event of this name that `wanted` accepts. */
  next<E extends EventName<HostContract>>(
    event: E,
    wanted?: (payload: EventPayload<HostContract, E>) => boolean,
  ): Promise<EventPayload<HostContract, E>>;
  /** Cuts the connection, as a lost one is cut. */
  disconnect(): Promise<void>;
}

export async function createTestHost(createEngine: RunEngineFactory, within = tmpdir()): Promise<TestHost> {
  const folder = await realpath(await mkdtemp(join(within, 'kisflow-host-')));
  const host = createHost({
    dataFolder: join(folder, 'data'),
    examplesFolder: join(folder, 'examples'),
    version: '1.2.3',
    kind: 'web',
    loadEngines: async () => createEngine,
  });
  return {
    folder,
    host,
    open: (sessionId) => openWindow(host, sessionId),
    async write(root, files) {
      await mkdir(join(folder, root), { recursive: true });
      for (const [path, content] of Object.entries(files)) {
        const target = join(folder, root, path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, content);
      }
      return join(folder, root);
    },
    read: (path) => readFile(join(folder, path), 'utf8'),
    async close() {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openWindow(host: Host, sessionId: string | undefined): TestWindow {
  const { port1, port2 } = new MessageChannel();
  host.connect(portChannel(port1), sessionId === undefined ? {} : { sessionId });
  const caller = connectCaller(hostContract, portChannel(port2));
  return {
    call: caller.call,
    next: (event, wanted = () => true) =>
      new Promise((resolve) => {
        const stop = caller.on(event, (payload) => {
          if (!wanted(payload)) return;
          stop();
          resolve(payload);
        });
      }),
    async disconnect() {
      const closed = new Promise((resolve) => port1.once('close', resolve));
      port2.close();
      await closed;
    },
  };
}
