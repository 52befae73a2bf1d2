import type { SetupProblem } from '../../core/builtins/problem.ts';

/** A part of an expression's text, with what it is and whether something is wrong there. */
interface Part {
  text: string;
  kind: string;
  severity: SetupProblem['severity'] | null;
  start: number;
}

type Mark = Pick<SetupProblem, 'start' | 'end' | 'severity'>;

/** An expression's text as it is painted below the field that it is typed in. */
export function ExpressionPaint({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <div className="expression__paint" aria-hidden>
      {partsOf(text, marks).map(({ text: part, kind, severity, start }) => (
        <span key={start} data-kind={kind} data-severity={severity ?? undefined}>
          {part}
        </span>
      ))}
      {/* A line end at the end of a text has no height of its own. */}
      {'\u200b'}
    </div>
  );
}

const tokens =
  /(?<text>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(?<number>\b\d[\w.]*)|(?<word>\b(?:true|false|null|in)\b)|(?<call>[A-Za-z_]\w*(?=\s*\())|(?<field>[A-Za-z_]\w*)|(?<sign>[^\s\w"']+)|\s+/g;

/** Longer texts are no expressions: they are shown as they are. */
const longestPainted = 10_000;

function partsOf(text: string, marks: readonly Mark[]): Part[] {
  if (text.length > longestPainted) return [{ text, kind: '', severity: null, start: 0 }];
  // What is wrong at the text's end has no letters of its own: it is shown on a blank.
  const shown = marks.some(({ start }) => start >= text.length) ? `${text} ` : text;
  const cuts = new Set(marks.flatMap(({ start, end }) => [start, Math.max(end, start + 1)]));
  return [...shown.matchAll(tokens)].flatMap((match) => {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? '';
    return cutAt(match[0], match.index, cuts).map((part) => ({
      ...part,
      kind,
      severity: severityAt(part.start, marks),
    }));
  });
}

function cutAt(text: string, from: number, cuts: ReadonlySet<number>): { text: string; start: number }[] {
  const inside = [...cuts].filter((cut) => cut > from && cut < from + text.length).sort((a, b) => a - b);
  const edges = [from, ...inside, from + text.length];
  return edges.slice(0, -1).map((start, index) => ({
    text: text.slice(start - from, (edges[index + 1] ?? from) - from),
    start,
  }));
}

function severityAt(at: number, marks: readonly Mark[]): Mark['severity'] | null {
  const here = marks.filter(({ start, end }) => at >= start && at < Math.max(end, start + 1));
  return here.find(({ severity }) => severity === 'error')?.severity ?? here[0]?.severity ?? null;
}
