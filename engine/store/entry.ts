// The process of the embedded store: the host starts it with the store's file, or without one for a store in memory, and speaks
// to it over two inherited pipes.
import process from 'node:process';
import { openFdChannel } from '../wire/fd-channel.ts';
import { serveStore } from './serve-store.ts';

const [path = null] = process.argv.slice(2);
const channel = openFdChannel();
channel.onClose(() => process.exit(0));
serveStore(channel, path);
