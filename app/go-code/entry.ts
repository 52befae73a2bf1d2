// The process that reads Go code for a host, which goes on answering meanwhile: it is started for one reading, and spoken to over two
// inherited pipes. Nothing of that code is run.
import process from 'node:process';
import { goReaderContract } from '../../core/contract/go-reader-contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { openFdChannel } from '../../engine/wire/fd-channel.ts';
import { readGoFiles } from './read-go-files.ts';

const channel = openFdChannel();
channel.onClose(() => process.exit(0));
connectCallee(
  goReaderContract,
  channel,
  { 'go.read': ({ root, paths }) => readGoFiles(root, paths) },
  undefined,
);
