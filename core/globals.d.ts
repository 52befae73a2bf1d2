// What every JavaScript platform has, and all that core may use of one. Other sides see their platform's own types.
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;
declare function structuredClone<T>(value: T): T;
declare const console: { error(...values: unknown[]): void; warn(...values: unknown[]): void };
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
