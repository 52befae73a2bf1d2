import './diff-view.css';
import { useMemo } from 'react';
import { diffLines } from './line-diff.ts';

interface DiffViewProps {
  before: string;
  after: string;
  label: string;
}

const signs = { same: ' ', removed: '−', added: '+' };

/** Two texts as one list of lines: what is only in the first, and what is only in the second. */
export function DiffView({ before, after, label }: DiffViewProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  return (
    <section className="diff" aria-label={label} tabIndex={0}>
      {lines.map((line) => (
        <div key={`${line.before ?? ''}:${line.after ?? ''}`} className="diff__line" data-kind={line.kind}>
          <span className="diff__number">{line.before}</span>
          <span className="diff__number">{line.after}</span>
          <span className="diff__sign">{signs[line.kind]}</span>
          <span className="diff__text">{line.text}</span>
        </div>
      ))}
    </section>
  );
}
