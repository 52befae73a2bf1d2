import { z } from 'zod';
import { CodedError, type ErrorData, fromErrorData, toErrorData } from '../errors/coded-error.ts';
import { visibleText } from '../text/visible-text.ts';
import type {
  ContractDefinition,
  EventName,
  EventPayload,
  Handlers,
  MessageChannelLike,
  MethodName,
  ParamsOf,
  ResultOf,
} from './contract.ts';
import { errorDataSchema } from './run-payloads.ts';

const requestSchema = z.object({
  kind: z.literal('request'),
  id: z.number(),
  method: z.string(),
  params: z.unknown(),
});
const responseSchema = z.object({
  kind: z.literal('response'),
  id: z.number(),
  result: z.unknown(),
  error: errorDataSchema.optional(),
});
const eventSchema = z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() });

const defaultTimeoutMs = 30_000;

/** The calling side of a contract. */
export interface Caller<C extends ContractDefinition> {
  /** Resolves to the checked result; rejects with a CodedError: the callee's, `contract.timeout` or `contract.closed`. */
  call<M extends MethodName<C>>(method: M, params: ParamsOf<C, M>): Promise<ResultOf<C, M>>;
  /** Listens to an event; returns the function that stops listening. */
  on<E extends EventName<C>>(event: E, listener: (payload: EventPayload<C, E>) => void): () => void;
  onClose(listener: () => void): void;
}

/** The answering side of a contract. */
export interface Callee<C extends ContractDefinition> {
  emit<E extends EventName<C>>(event: E, payload: EventPayload<C, E>): void;
}

interface Pending {
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Connects the calling side. Results and events are checked on arrival; when the channel closes every pending call is rejected. */
export function connectCaller<C extends ContractDefinition>(
  contract: C,
  channel: MessageChannelLike,
  timeoutMs = defaultTimeoutMs,
): Caller<C> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const closeListeners: (() => void)[] = [];
  let nextId = 1;
  let closed = false;

  function take(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    if (entry?.timer !== undefined) clearTimeout(entry.timer);
    return entry;
  }

  function settle(id: number, result: unknown, error: ErrorData | undefined): void {
    const entry = take(id);
    if (entry === undefined) return;
    if (error) {
      entry.reject(fromErrorData(error));
      return;
    }
    const checked = contract.methods[entry.method]?.result.safeParse(result);
    if (checked?.success) entry.resolve(checked.data);
    else entry.reject(badPayload(entry.method, checked?.error));
  }

  channel.onMessage((message) => {
    const response = responseSchema.safeParse(message);
    if (response.success)
      return settle(response.data.id, response.data.result, response.data.error as ErrorData | undefined);
    const event = eventSchema.safeParse(message);
    if (!event.success) return;
    const checked = contract.events[event.data.name]?.safeParse(event.data.payload);
    if (!checked?.success) return warnOf(badPayload(event.data.name, checked?.error));
    for (const listener of listeners.get(event.data.name) ?? []) listener(checked.data as never);
  });
  channel.onClose(() => {
    closed = true;
    for (const id of [...pending.keys()]) {
      const entry = take(id);
      entry?.reject(new CodedError('contract.closed', { method: entry.method }));
    }
    for (const listener of closeListeners) listener();
  });

  return {
    call(method, params) {
      if (closed) return Promise.reject(new CodedError('contract.closed', { method }));
      const limit = contract.methods[method]?.timeoutMs ?? timeoutMs;
      return new Promise((resolve, reject) => {
        const id = nextId++;
        const timer =
          limit === 0
            ? undefined
            : setTimeout(() => {
                pending.delete(id);
                reject(new CodedError('contract.timeout', { method, seconds: limit / 1000 }));
              }, limit);
        pending.set(id, { method, resolve: resolve as (value: unknown) => void, reject, timer });
        channel.post({ kind: 'request', id, method, params });
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
  };
}

/** Connects the answering side: checks parameters on arrival, answers with the handler's result or its error as data. */
export function connectCallee<C extends ContractDefinition, Context>(
  contract: C,
  channel: MessageChannelLike,
  handlers: Handlers<C, Context>,
  context: Context,
): Callee<C> {
  async function answer(method: string, params: unknown): Promise<unknown> {
    const definition = Object.hasOwn(contract.methods, method) ? contract.methods[method] : undefined;
    if (!definition) throw new CodedError('contract.unknown-method', { method });
    const checked = definition.params.safeParse(params);
    if (!checked.success) throw badPayload(method, checked.error);
    const handler = handlers[method as MethodName<C>] as (params: unknown, context: Context) => unknown;
    return await handler(checked.data, context);
  }

  channel.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    const { id, method, params } = request.data;
    answer(method, params).then(
      (result) => channel.post({ kind: 'response', id, result }),
      (thrown: unknown) => channel.post({ kind: 'response', id, result: null, error: toErrorData(thrown) }),
    );
  });

  return { emit: (name, payload) => channel.post({ kind: 'event', name, payload }) };
}

/** What came may hold anything. */
function warnOf({ message }: CodedError): void {
  console.error(visibleText(message));
}

function badPayload(method: string, error: z.ZodError | undefined): CodedError {
  return new CodedError('contract.bad-payload', {
    method,
    detail: error ? z.prettifyError(error) : 'unknown',
  });
}
