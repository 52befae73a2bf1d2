import type { z } from 'zod';
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
import { errorDataSchema } from './error-data.ts';
import { badPayload, definitionOf, eventSchema, requestSchema, responseSchema } from './messages.ts';

const defaultTimeoutMs = 30_000;
const longestName = 200;

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
  result: z.ZodType;
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface CallerSettings {
  /** How long methods without a time of their own are waited for. */
  timeoutMs?: number | undefined;
  /** Told what is wrong with a message that the contract does not know or that nobody waits for. Default: a warning. */
  onBadMessage?(problem: string): void;
}

/** Connects the calling side. Results and events are checked on arrival; when the channel closes every pending call is rejected. */
export function connectCaller<C extends ContractDefinition>(
  contract: C,
  channel: MessageChannelLike,
  { timeoutMs = defaultTimeoutMs, onBadMessage = warnOf }: CallerSettings = {},
): Caller<C> {
  const pending = new Map<number, Pending>();
  /** Calls that were given up, whose answer may still come. */
  const givenUp = new Set<number>();
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

  function settle({ id, result, error }: z.output<typeof responseSchema>): void {
    const entry = take(id);
    if (entry === undefined) {
      if (!givenUp.delete(id)) onBadMessage('An answer came to nothing');
      return;
    }
    if (error !== undefined) {
      entry.reject(receivedError(entry.method, error));
      return;
    }
    const checked = entry.result.safeParse(result);
    if (checked.success) entry.resolve(checked.data);
    else {
      const problem = badPayload(entry.method, checked.error);
      entry.reject(problem);
      onBadMessage(problem.message);
    }
  }

  function hear({ name, payload }: z.output<typeof eventSchema>): void {
    const checked = definitionOf(contract.events, name)?.safeParse(payload);
    if (checked?.success) for (const listener of listeners.get(name) ?? []) listener(checked.data as never);
    else if (checked) onBadMessage(badPayload(name, checked.error).message);
    else onBadMessage(`There is no event ${name.slice(0, longestName)}`);
  }

  channel.onMessage((message) => {
    const response = responseSchema.safeParse(message);
    if (response.success) return settle(response.data);
    const event = eventSchema.safeParse(message);
    if (event.success) hear(event.data);
    else onBadMessage('A message came that is neither an answer nor an event');
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
      const definition = definitionOf(contract.methods, method);
      if (!definition) return Promise.reject(new CodedError('contract.unknown-method', { method }));
      const { result, timeoutMs: limit = timeoutMs } = definition;
      return new Promise((resolve, reject) => {
        const id = nextId++;
        const giveUp = () => {
          pending.delete(id);
          givenUp.add(id);
          reject(new CodedError('contract.timeout', { method, seconds: limit / 1000 }));
        };
        const timer = limit === 0 ? undefined : setTimeout(giveUp, limit);
        pending.set(id, { method, result, resolve: resolve as (value: unknown) => void, reject, timer });
        try {
          channel.post({ kind: 'request', id, method, params });
        } catch (thrown) {
          take(id)?.reject(asCoded(thrown));
        }
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
    const definition = definitionOf(contract.methods, method);
    if (!definition)
      throw new CodedError('contract.unknown-method', { method: method.slice(0, longestName) });
    const checked = definition.params.safeParse(params);
    if (!checked.success) throw badPayload(method, checked.error);
    const handler = handlers[method as MethodName<C>] as (params: unknown, context: Context) => unknown;
    return await handler(checked.data, context);
  }

  channel.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success) return;
    const { id, method, params } = request.data;
    const fail = (thrown: unknown) =>
      channel.post({ kind: 'response', id, result: null, error: toErrorData(thrown) });
    answer(method, params)
      .then((result) => channel.post({ kind: 'response', id, result }))
      .catch(fail)
      // Not even the error could be sent: the channel is broken, and its end tells the caller.
      .catch((thrown: unknown) => console.error(thrown));
  });

  return { emit: (name, payload) => channel.post({ kind: 'event', name, payload }) };
}

/** What came may hold anything. */
function warnOf(message: string): void {
  console.error(visibleText(message));
}

function receivedError(method: string, error: unknown): CodedError {
  const checked = errorDataSchema.safeParse(error);
  // The code may be one of a newer version: who shows it falls back to the code itself.
  return checked.success ? fromErrorData(checked.data as ErrorData) : badPayload(method, checked.error);
}

function asCoded(thrown: unknown): CodedError {
  return thrown instanceof CodedError ? thrown : fromErrorData(toErrorData(thrown));
}
