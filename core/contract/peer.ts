import type { z } from 'zod';
import { CodedError, type ErrorData, fromErrorData, toErrorData } from '../errors/coded-error.ts';
import { visibleText } from '../text/visible-text.ts';
import type {
  ContractDefinition,
  ContractInParts,
  EventName,
  EventPayload,
  Handlers,
  MessageChannelLike,
  MethodName,
  ParamsOf,
  ResultOf,
} from './contract.ts';
import { knownContract } from './contract-parts.ts';
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

/**
 * Connects the calling side. Results and events are checked on arrival; when the channel closes every pending call is rejected.
 * What only the rest of a contract in parts has is asked for at once, and checked when that is there.
 */
export function connectCaller<C extends ContractDefinition>(
  contract: C | ContractInParts<C>,
  channel: MessageChannelLike,
  { timeoutMs = defaultTimeoutMs, onBadMessage = warnOf }: CallerSettings = {},
): Caller<C> {
  const pending = new Map<number, Pending>();
  /** Calls that were given up, whose answer may still come. */
  const givenUp = new Set<number>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const closeListeners: (() => void)[] = [];
  const known = knownContract(contract);
  let nextId = 1;
  let closed = false;

  function take(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    if (entry?.timer !== undefined) clearTimeout(entry.timer);
    return entry;
  }

  /** Waits for an answer no longer than its method may take. */
  function limit(id: number): void {
    const entry = pending.get(id);
    if (entry === undefined) return;
    const { method } = entry;
    const ms = definitionOf(known.now().methods, method)?.timeoutMs ?? timeoutMs;
    if (ms === 0) return;
    entry.timer = setTimeout(() => {
      pending.delete(id);
      givenUp.add(id);
      entry.reject(new CodedError('contract.timeout', { method, seconds: ms / 1000 }));
    }, ms);
  }

  function settle(response: z.output<typeof responseSchema>): void {
    const { id, result, error } = response;
    const entry = pending.get(id);
    if (entry === undefined) {
      if (!givenUp.delete(id)) onBadMessage('An answer came to nothing');
      return;
    }
    const definition = definitionOf(known.now().methods, entry.method);
    if (error === undefined && definition === undefined && known.more !== null) {
      // Where the rest can't be had, who called is told below.
      void known.more().then(
        () => settle(response),
        () => undefined,
      );
      return;
    }
    take(id);
    if (error !== undefined) {
      entry.reject(receivedError(entry.method, error));
      return;
    }
    if (definition === undefined) {
      entry.reject(new CodedError('contract.unknown-method', { method: entry.method }));
      return;
    }
    const checked = definition.result.safeParse(result);
    if (checked.success) entry.resolve(checked.data);
    else {
      const problem = badPayload(entry.method, checked.error);
      entry.reject(problem);
      onBadMessage(problem.message);
    }
  }

  function hear({ name, payload }: z.output<typeof eventSchema>): void {
    const definition = definitionOf(known.now().events, name);
    const { more } = known;
    if (!definition && more !== null) {
      void more().then(
        () => hear({ kind: 'event', name, payload }),
        (thrown: unknown) => onBadMessage(`An event was not heard: ${thrown}`),
      );
      return;
    }
    const checked = definition?.safeParse(payload);
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
      const isKnown = definitionOf(known.now().methods, method) !== undefined;
      const { more } = known;
      if (!isKnown && more === null)
        return Promise.reject(new CodedError('contract.unknown-method', { method }));
      return new Promise((resolve, reject) => {
        const id = nextId++;
        pending.set(id, { method, resolve: resolve as (value: unknown) => void, reject, timer: undefined });
        if (isKnown || more === null) limit(id);
        else
          more().then(
            () => limit(id),
            (thrown: unknown) => take(id)?.reject(asCoded(thrown)),
          );
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
  return connectAnswers(channel, answersOf(contract, handlers, context));
}

/** What answers a method of a contract: checks the parameters, calls the handler. Undefined for what the contract does not have. */
export function answersOf<C extends ContractDefinition, Context>(
  contract: C,
  handlers: Handlers<C, Context>,
  context: Context,
): (method: string) => Answer | undefined {
  return (method) => {
    const definition = definitionOf(contract.methods, method);
    if (!definition) return undefined;
    const handler = handlers[method as MethodName<C>] as (params: unknown, context: Context) => unknown;
    return (params) => {
      const checked = definition.params.safeParse(params);
      if (!checked.success) throw badPayload(method, checked.error);
      return handler(checked.data, context);
    };
  };
}

/** Answers with a method's result, or throws what is told to the caller. */
type Answer = (params: unknown) => unknown;

/** Connects the answering side to what finds the answer to a method, now or later. */
export function connectAnswers<C extends ContractDefinition>(
  channel: MessageChannelLike,
  find: (method: string) => Answer | undefined | Promise<Answer | undefined>,
): Callee<C> {
  async function answer(method: string, params: unknown): Promise<unknown> {
    const found = await find(method);
    if (!found) throw new CodedError('contract.unknown-method', { method: method.slice(0, longestName) });
    return await found(params);
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
