import { type ConnectContract, connectContract } from '../../core/contract/connect-contract.ts';
import type { Handlers, MessageChannelLike } from '../../core/contract/contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { toErrorData } from '../../core/errors/coded-error.ts';
import { createConnectors } from './connectors.ts';
import { runTurn } from './run-turn.ts';
import { createUnits } from './unit.ts';

/** Serves the connectors of one host's runs on a channel. */
export function serveConnect(channel: MessageChannelLike): void {
  const connectors = createConnectors();
  const units = createUnits(connectors.get);

  const handlers: Handlers<ConnectContract> = {
    'connect.ping': () => null,
    async 'connect.open'({ connectors: configs }) {
      await units.rollback();
      await connectors.open(configs);
      return null;
    },
    async 'store.calls'({ calls }) {
      // All of a turn belongs to the unit that is open as it comes, though another may be by its end.
      const joined = units.joiner();
      return { answers: await runTurn((cname) => joined(connectors.get(cname)), calls) };
    },
    async 'connect.try'({ connector: config }) {
      const connector = connectors.alone(config);
      try {
        return await connector.health();
      } finally {
        await connector.close();
      }
    },
    'unit.begin': async ({ keeper }) => ({ positions: await units.begin(keeper) }),
    async 'unit.commit'({ positions }) {
      await units.commit(positions);
      return null;
    },
    async 'unit.rollback'() {
      const failed = await units.rollback();
      return { failed: failed ? toErrorData(failed.thrown) : null };
    },
    async 'connect.close'() {
      await units.rollback();
      await connectors.close();
      return null;
    },
  };
  connectCallee(connectContract, channel, handlers, undefined);
}
