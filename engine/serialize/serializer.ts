/** Turns a function's raw input into the rows it is called with (serialize/ of KisFlow). One for each function. */
export interface Serializer {
  /**
   * The rows for the function: a copy, so that editing them changes nothing upstream. When it throws, KisFlow logs the
   * error and calls the function with no rows at all.
   */
  unmarshal(input: readonly unknown[]): unknown[];
}
