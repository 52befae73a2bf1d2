import { CodedError } from '../../../core/errors/coded-error.ts';

/** A text that ends where reading it fails: what came before is used up first, then the failure is thrown. */
export interface HeldText {
  readonly parts: AsyncIterable<string>;
  /** Whether reading has failed. */
  readonly isBroken: boolean;
  /** Throws what reading failed with, if it has; `line` is the one under way. */
  rethrow(line: number): void;
}

export function holdFailure(text: AsyncIterable<string>): HeldText {
  let failure: { thrown: unknown } | undefined;
  async function* parts(): AsyncIterable<string> {
    try {
      yield* text;
    } catch (thrown) {
      failure = { thrown };
    }
  }
  return {
    parts: parts(),
    get isBroken() {
      return failure !== undefined;
    },
    rethrow(line) {
      if (!failure) return;
      const { thrown } = failure;
      if (!(thrown instanceof CodedError)) throw thrown;
      throw new CodedError(thrown.code, thrown.data.params, { line, ...thrown.data }, thrown);
    },
  };
}
