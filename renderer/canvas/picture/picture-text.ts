/** Width in pixels of a text in the picture's font. */
export type Measure = (text: string, size: number, weight: number) => number;

export interface TextStyle {
  fill: string;
  size: number;
  weight: number;
  anchor?: 'start' | 'middle';
}

/** One line of text, cut with an ellipsis where it is wider than `room`. */
export function clipText(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${characters.slice(0, middle).join('')}…`) <= room) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('')}…`;
}

/** Lines of at most `room`, broken between words, in CJK between any two characters, in longer words where they end. */
export function wrapText(text: string, room: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapLine(paragraph, room, measure));
}

/** One CJK character, or a word with the blanks behind it. */
const pieces =
  /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+\s*|\s+/gu;

function wrapLine(paragraph: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string) => {
    if (line !== '' && measure((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  };
  for (const piece of paragraph.match(pieces) ?? []) {
    if (measure(piece.trimEnd()) <= room) add(piece);
    else for (const character of piece) add(character);
  }
  lines.push(line.trimEnd());
  return lines;
}

/** A line of text as SVG. */
export function textSvg(x: number, y: number, text: string, style: TextStyle): string {
  const { fill, size, weight, anchor = 'start' } = style;
  return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${content(text)}</text>`;
}

/** XML allows no control characters at all. */
export function content(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

export function attribute(text: string): string {
  return content(text).replace(/"/g, '&quot;');
}
