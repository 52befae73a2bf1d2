import { FileCode2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface CodeTabProps {
  /** The code's file; null when there is none. */
  path: string | null;
  missing: TextKey;
  code(path: string): ReactNode;
  onCreate(language: 'ts' | 'js'): void;
}

/** The code of a function or connector, or the offer to begin it from a template. */
export function CodeTab({ path, missing, code, onCreate }: CodeTabProps) {
  const text = useText();
  if (path !== null) return <div className="inspector__editor">{code(path)}</div>;
  return (
    <EmptyState icon={FileCode2} title={text('inspector.noCodeTitle')} text={text(missing)}>
      <button type="button" className="button button--go" onClick={() => onCreate('ts')}>
        {text('inspector.createTypeScript')}
      </button>
      <button type="button" className="button button--line" onClick={() => onCreate('js')}>
        {text('inspector.createJavaScript')}
      </button>
    </EmptyState>
  );
}
