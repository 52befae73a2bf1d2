import { afterEach, expect, test, vi } from 'vitest';
import { newFlow, newFlowConfig, newFuncConfig } from '../library.ts';
import { Pool } from '../pool/pool.ts';
import { createDefaultLogger, type Logger } from './logger.ts';

afterEach(() => vi.restoreAllMocks());

/** What is written to each stream while `work` goes on. */
async function writtenBy(work: () => unknown): Promise<{ out: string; error: string }> {
  const written = { out: '', error: '' };
  const into = (stream: 'out' | 'error') => (text: unknown) => {
    written[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(into('error'));
  await work();
  vi.restoreAllMocks();
  return written;
}

test.each([
  [false, 'info\ninfo x\n'],
  [true, 'info\ndebug\ninfo x\ndebug x\n'],
])('the default logger writes errors apart, and debug lines when asked to (%s)', async (debug, out) => {
  const logger = createDefaultLogger(debug);
  const { context } = new Pool();
  const written = await writtenBy(() => {
    logger.info('info');
    logger.debug('debug');
    logger.error('error');
    logger.infoX(context, 'info x');
    logger.debugX(context, 'debug x');
    logger.errorX(context, 'error x');
  });
  expect(written).toEqual({ out, error: 'error\nerror x\n' });
});

test('what functions log goes to the logger in force, with their context', async () => {
  const pool = new Pool();
  const lines: string[] = [];
  const logger: Logger = {
    ...createDefaultLogger(),
    infoX: (ctx, message) => lines.push(`info ${ctx.signal.aborted} ${message}`),
    errorX: (_ctx, message) => lines.push(`error ${message}`),
    debugX: (_ctx, message) => lines.push(`debug ${message}`),
  };
  pool.faas('Tell', (ctx) => {
    ctx.log.info('rows', 2, { id: 1 });
    ctx.log.warn('odd');
    ctx.log.error(new RangeError('too far').message);
    ctx.log.debug(['a']);
  });
  const flow = newFlow(newFlowConfig('F'), pool);
  flow.link(newFuncConfig('Tell', 'Expand'));
  pool.setLogger(logger);
  await flow.run();
  expect(lines).toEqual(['info false rows 2 {"id":1}', 'info false odd', 'error too far', 'debug ["a"]']);
});
