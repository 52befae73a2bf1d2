/** What stands before a place within brackets. */
export interface FlowPlace {
  inQuotes: boolean;
  /** Whether the last thing before is a plain text. */
  afterPlain: boolean;
  /** Where that thing ends: what follows up to the place are blanks, line breaks and comments. */
  end: number;
  hasComment: boolean;
}

const opening = /(?:^|[-:?,][ \t]+|[ \t])(?:[&!]\S*[ \t]+)*(?=[[{])/;
/** Brackets are looked for in so many lines above. */
const maxLines = 300;

/** Finds what stands before a place within brackets; undefined where no brackets are open, as far as can be seen. */
export function flowPlace(text: string, at: number): FlowPlace | undefined {
  const before = text.slice(0, at);
  const starts = [...before.matchAll(/^.*$/gm)].slice(-maxLines);
  for (const { index, 0: line } of starts) {
    const open = opening.exec(line);
    const found = open && scan(text, index + open.index + open[0].length, at);
    if (found) return found;
  }
  return undefined;
}

/** Reads brackets from where they open; undefined when they are closed before the place. */
function scan(text: string, from: number, at: number): FlowPlace | undefined {
  const token =
    /[ \t\r\n]+|#[^\r\n]*|"(?:\\.|[^"\\])*"?|'(?:''|[^'])*'?|[[{]|[\]}]|,|:(?=[\s,[\]{}]|$)|[&!][^\s,[\]{}]*|[^\s,[\]{}:]+|:/gs;
  const place: FlowPlace = { inQuotes: false, afterPlain: false, end: from, hasComment: false };
  let depth = 0;
  token.lastIndex = from;
  while (token.lastIndex < at) {
    const start = token.lastIndex;
    let [found = ''] = token.exec(text) ?? [];
    if (found === '') return undefined;
    const first = found.charAt(0);
    // Behind a plain text, quotes and the like belong to it.
    if (place.afterPlain && /["'&!]/.test(first)) {
      found = first;
      token.lastIndex = start + 1;
    } else if (/["']/.test(first) && token.lastIndex > at) return { ...place, inQuotes: true, end: at };
    if (/[ \t\r\n]/.test(first)) continue;
    if (first === '#' && !(place.afterPlain && place.end === start)) {
      place.hasComment = true;
      continue;
    }
    if (/[[{]/.test(first)) depth++;
    else if (/[\]}]/.test(first) && --depth === 0) return undefined;
    const next = text.charAt(token.lastIndex);
    place.afterPlain = place.afterPlain ? !endsPlain(first, next) : !/["'&![\]{},:]/.test(first);
    place.end = token.lastIndex;
    place.hasComment = false;
  }
  return place;
}

/** Whether a plain text within brackets ends before a character that this one follows. */
function endsPlain(first: string, next: string): boolean {
  return /[[\]{},]/.test(first) || (first === ':' && /^[\s,[\]{}]?$/.test(next));
}
