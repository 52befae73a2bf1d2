// The process that speaks to real storage: the host starts it for runs that ask for that, and speaks to it over two inherited
// pipes. It runs no code of a project.
import { Socket } from 'node:net';
import process from 'node:process';
import { inheritedPipes } from '../../engine/wire/fd-channel.ts';
import { createPipeChannel } from '../../engine/wire/pipe-channel.ts';
import { serveConnect } from './serve-connect.ts';

// It may open sockets, and so hears of a message when it comes: plain file calls would wait for it in a thread of their own, which
// takes as long as half of a small answer.
const from = new Socket({ fd: inheritedPipes.read, readable: true, writable: false });
const to = new Socket({ fd: inheritedPipes.write, readable: false, writable: true });
from.on('close', () => process.exit(0));

const channel = createPipeChannel({
  from,
  to,
  onViolation(reason) {
    console.error(reason);
    process.exit(1);
  },
});
serveConnect(channel);
