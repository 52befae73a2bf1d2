// The process that speaks to real storage: the host starts it for runs that ask for that, and speaks to it over two inherited
// pipes. It runs no code of a project.
import process from 'node:process';
import { openFdChannel } from '../../engine/wire/fd-channel.ts';
import { serveConnect } from './serve-connect.ts';

const channel = openFdChannel();
channel.onClose(() => process.exit(0));
serveConnect(channel);
