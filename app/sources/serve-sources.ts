import type { Handlers, MessageChannelLike } from '../../core/contract/contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { type SourceContract, sourceContract } from '../../core/contract/source-contract.ts';
import { takeSample } from './take-sample.ts';

/** Serves a host that wants to look at sources, on a channel. */
export function serveSources(channel: MessageChannelLike): void {
  const handlers: Handlers<SourceContract> = {
    'source.sample': ({ root, path, text, wish }) => takeSample({ path, text }, root, wish),
  };
  connectCallee(sourceContract, channel, handlers, undefined);
}
