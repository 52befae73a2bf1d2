/** What the code of built-ins calls, as the editor knows it; a test compiles the code of every built-in against it. */
export const formTypes = `
/** What the code made of built-ins calls. Reading a value of another type than its rows have throws. */
export declare const form: {
  number(value: unknown): number;
  text(value: unknown): string;
  bool(value: unknown): boolean;
  numberOrNull(value: unknown): number | null;
  textOrNull(value: unknown): string | null;
  boolOrNull(value: unknown): boolean | null;
  anyValue(value: unknown): unknown;
  anyOrNull(value: unknown): unknown;
  object<Value>(value: Value): NonNullable<Value>;
  objectOrNull<Value>(value: Value): Value | null;
  list<Item>(value: readonly Item[] | null, readItem: (value: unknown) => unknown): Item[];
  listOrNull<Item>(value: readonly Item[] | null, readItem: (value: unknown) => unknown): Item[] | null;
  listOf(readItem: (value: unknown) => unknown): (value: unknown) => unknown;
  listOrNullOf(readItem: (value: unknown) => unknown): (value: unknown) => unknown;
  /** A field of the object itself, whatever it is called. */
  own(object: unknown, name: string): unknown;
  /** The value; throws where it is null. */
  needed<Value>(value: Value): NonNullable<Value>;
  itemAt<Item>(items: readonly Item[], index: number): Item;
  same(a: unknown, b: unknown): boolean;
  isIn(value: unknown, items: readonly unknown[]): boolean;
  concat(a: string, b: string): string;
  concat<Item>(a: readonly Item[], b: readonly Item[]): Item[];
  /** False on either side answers, whatever the other throws. */
  and(left: () => unknown, right: () => unknown): boolean;
  /** True on either side answers, whatever the other throws. */
  or(left: () => unknown, right: () => unknown): boolean;
  exists<Item>(items: readonly Item[], test: (item: Item) => unknown): boolean;
  all<Item>(items: readonly Item[], test: (item: Item) => unknown): boolean;
  /** The order of texts by code points. */
  compareText(a: string, b: string): number;
  /** The order of values of one type; null comes last. */
  compareValues(a: unknown, b: unknown): number;
  compareDescending(a: unknown, b: unknown): number;
  addInts(a: number, b: number): number;
  subtractInts(a: number, b: number): number;
  multiplyInts(a: number, b: number): number;
  divideInts(a: number, b: number): number;
  remainderInts(a: number, b: number): number;
  /** The number; throws for one that JSON can't hold. */
  finite(value: number | null): number;
  finiteOrNull(value: number | null): number | null;
  /** Throws for the first row that could not be read. */
  checkRows(flow: Flow, rows: readonly unknown[]): void;
  /** What was thrown, with the row (from 1) and the field that it was thrown for. */
  rowFailed(thrown: unknown, row: number, field: string): unknown;
  rowFailedFor(kind: string, row: number, field: string): Error;
  readFor<Value>(row: number, field: string, read: () => Value): Value;
  /** The same for a row that the connector gave. */
  readStored<Value>(row: number, field: string, read: () => Value): Value;
  /** Counts rows that are left out since they failed, and tells of them in the log. */
  droppedRows(ctx: Context): { add(thrown: unknown, row: number, field: string): void; tell(what?: string): void };
  keyText(value: unknown): string;
  rowKey(value: unknown): string;
  /** What this place of the flow remembers from batch to batch. */
  remembered<Value>(flow: Flow, make: () => Value): Value;
  recentKeys(most: number): { has(key: unknown): boolean; add(key: unknown): void };
  /** A param that is a whole number. */
  wholeParam(flow: Flow, key: string, otherwise: number, least: number): number;
  percentile(numbers: readonly number[], part: number): number | null;
  convert(value: unknown, to: 'int' | 'number' | 'text' | 'bool' | 'date'): unknown;
  maskText(text: string, keepFirst: number, keepLast: number, sign: string): string;
  sha256(text: string): string;
  holds(check: () => unknown): boolean;
  checkFailed(): never;
  textOrReason(text: () => unknown): string;
  sizeOfText(text: string): number;
  indexOf(text: string, part: string): number;
  substring(text: string, start: number, end: number): string;
  substringFrom(text: string, start: number): string;
  replace(text: string, part: string, by: string): string;
  split(text: string, separator: string): string[];
  join(texts: readonly string[], separator: string): string;
  trim(text: string): string;
  lowerAscii(text: string): string;
  upperAscii(text: string): string;
  /** Whether a part of the text matches a pattern of Go (RE2). */
  matches(text: string, pattern: string): boolean;
  textToDouble(text: string): number;
  anyToDouble(value: unknown): number;
  textToInt(text: string): number;
  doubleToInt(value: number): number;
  anyToInt(value: unknown): number;
  boolToText(value: boolean): string;
  intToText(value: number): string;
  doubleToText(value: number): string;
  anyToText(value: unknown): string;
  /** Half away from zero. */
  round(value: number, digits: number): number;
  roundWhole(value: number): number;
  roundHalf(value: number): number;
  signInt(value: number): number;
  sign(value: number): number;
  greatest(a: number, b: number): number;
  greatestInt(a: number, b: number): number;
  least(a: number, b: number): number;
  leastInt(a: number, b: number): number;
  /** Milliseconds since 1970 of an RFC 3339 text. */
  timestamp(text: string): number;
  /** Days from one YYYY-MM-DD to another. */
  days(from: string, to: string): number;
  getFullYear(time: number): number;
  getFullYearIn(time: number, zone: string): number;
  getMonth(time: number): number;
  getMonthIn(time: number, zone: string): number;
  getDate(time: number): number;
  getDateIn(time: number, zone: string): number;
  getDayOfWeek(time: number): number;
  getDayOfWeekIn(time: number, zone: string): number;
  getHours(time: number): number;
  getHoursIn(time: number, zone: string): number;
  getMinutes(time: number): number;
  getMinutesIn(time: number, zone: string): number;
};
`;
