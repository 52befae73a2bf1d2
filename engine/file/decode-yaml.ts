/** How a config file's bytes are text. */
export type YamlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedYaml {
  encoding: YamlEncoding;
  /** Null where the bytes are no text of this encoding. */
  text: string | null;
  /** The line, from 1, at which they stop being text; 0 when they are. */
  wrongLine: number;
}

/** As yaml.v3 takes them: UTF-16 where a mark at the beginning says so, else UTF-8. The mark stays in the text with `keepMark`. */
export function decodeYaml(bytes: Uint8Array, { keepMark = false } = {}): DecodedYaml {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: keepMark }).decode(bytes);
    return { encoding, text, wrongLine: 0 };
  } catch {
    const right = bytes.subarray(0, firstWrongByte(bytes, encoding));
    const wrongLine = new TextDecoder(encoding).decode(right).split('\n').length;
    return { encoding, text: null, wrongLine };
  }
}

function encodingOf([first, second]: Uint8Array): YamlEncoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Where the text first goes wrong: the longest beginning that is right is found by halves. */
function firstWrongByte(bytes: Uint8Array, encoding: YamlEncoding): number {
  let right = 0;
  let wrong = bytes.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isText(bytes.subarray(0, middle), encoding)) right = middle;
    else wrong = middle;
  }
  return right;
}

function isText(bytes: Uint8Array, encoding: YamlEncoding): boolean {
  try {
    // An unfinished character at the end is no mistake yet.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
