import type { z } from 'zod';

/** One request: its parameters, its result, and how long the caller waits for it. */
export interface MethodDefinition {
  params: z.ZodType;
  result: z.ZodType;
  /** Milliseconds until the caller gives up; 0 waits as long as the connection lives. Default: the peer's. */
  timeoutMs?: number;
}

/** All that may cross one process border: requests answered by the callee, and events in both directions. */
export interface ContractDefinition {
  methods: Record<string, MethodDefinition>;
  /** Events, sent by the callee to the caller. */
  events: Record<string, z.ZodType>;
}

/**
 * A contract of which a part is there at once. The whole, with the schemas of all that is asked later, is loaded when something
 * of it is first needed.
 */
export interface ContractInParts<C extends ContractDefinition> {
  first: ContractDefinition;
  whole(): Promise<C>;
}

export type MethodName<C extends ContractDefinition> = keyof C['methods'] & string;
export type EventName<C extends ContractDefinition> = keyof C['events'] & string;
/** Parameters as a caller gives them. */
export type ParamsOf<C extends ContractDefinition, M extends MethodName<C>> = z.input<
  C['methods'][M]['params']
>;
/** Parameters as a handler receives them, checked and with defaults filled in. */
export type CheckedParamsOf<C extends ContractDefinition, M extends MethodName<C>> = z.output<
  C['methods'][M]['params']
>;
export type ResultOf<C extends ContractDefinition, M extends MethodName<C>> = z.output<
  C['methods'][M]['result']
>;
export type EventPayload<C extends ContractDefinition, E extends EventName<C>> = z.output<C['events'][E]>;

/** One handler a method; each is a plain named function. `Context` is what the callee's side knows of the caller. */
export type Handlers<C extends ContractDefinition, Context = void> = {
  [M in MethodName<C>]: (
    params: CheckedParamsOf<C, M>,
    context: Context,
  ) => Promise<z.input<C['methods'][M]['result']>> | z.input<C['methods'][M]['result']>;
};

/** The narrow waist under every transport: MessagePort, child process, WebSocket, Electron IPC. */
export interface MessageChannelLike {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}
