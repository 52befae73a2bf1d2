import { toErrorData } from '../../core/errors/coded-error.ts';
import type { EmbeddedStore } from './embedded-store.ts';
import type { StoreCall } from './store-call.ts';
import { answerText, readCalls, type StoreAnswer, storeTextLimit, textBytes } from './store-text.ts';

/**
 * Makes the calls of one turn, in their order, and commits what they saved before anybody is told of it. Answers as text, as many as
 * fit: the calls behind them are not made, and are asked again.
 */
export function runCalls(open: () => EmbeddedStore, text: string): string {
  const answers: string[] = [];
  let bytes = 0;
  const calls = readCalls(text);
  for (const call of calls) {
    const answer = answerText(
      call.cname,
      attempt(() => make(open(), call)),
    );
    bytes += textBytes(answer) + 1;
    if (bytes > storeTextLimit && answers.length > 0) break;
    answers.push(answer);
  }
  const lost = attempt(() => {
    open().commit();
    return { saved: 0 };
  });
  if (!('error' in lost)) return answers.join('\n');
  return answers
    .map((answer, index) => (calls[index]?.op === 'save' ? JSON.stringify(lost) : answer))
    .join('\n');
}

function make(store: EmbeddedStore, call: StoreCall): StoreAnswer {
  switch (call.op) {
    case 'save':
      return { saved: store.save(call) };
    case 'load':
      return { rows: store.load(call) };
    case 'mark':
      return { mark: store.mark(call.cname) };
    case 'again':
      return store.again(call);
  }
}

function attempt(work: () => StoreAnswer): StoreAnswer {
  try {
    return work();
  } catch (thrown) {
    const { code, params } = toErrorData(thrown);
    return { error: { code, params } };
  }
}
