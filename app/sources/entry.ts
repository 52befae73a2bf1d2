// The process that takes rows of a source as samples: the host starts it for that alone, and speaks to it over two inherited pipes.
// It runs no code of a project.
import process from 'node:process';
import { openFdChannel } from '../../engine/wire/fd-channel.ts';
import { serveSources } from './serve-sources.ts';

const channel = openFdChannel();
channel.onClose(() => process.exit(0));
serveSources(channel);
