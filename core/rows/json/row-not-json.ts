import { CodedError } from '../../errors/coded-error.ts';
import { jsonProblem } from '../../errors/json-error.ts';

/** What `JSON.parse` threw for a line of rows, with its place. */
export function rowNotJson(thrown: unknown, text: string, line: number, file?: string): CodedError {
  const { detail, offset, found } = jsonProblem(thrown, text);
  const column = offset === undefined ? undefined : offset + 1;
  return new CodedError(
    'process.row-not-json',
    { line, detail, ...(found === undefined ? {} : { found }) },
    { file, line, column },
    thrown,
  );
}
