/** Why a text cannot be read, with the offsets of the place. */
export class YamlError extends Error {
  readonly start: number;
  readonly end: number;
  readonly reason: 'malformed' | 'aliasing';

  constructor(message: string, start: number, end: number, reason: 'malformed' | 'aliasing' = 'malformed') {
    super(message);
    this.name = 'YamlError';
    this.start = start;
    this.end = end;
    this.reason = reason;
  }
}
