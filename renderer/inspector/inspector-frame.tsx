import type { ReactNode } from 'react';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.ts';
import { useApp, useSelection } from '../stores/app-stores.tsx';
import type { InspectorTab } from '../stores/selection-store.ts';

interface FrameProps {
  icon: ReactNode;
  title: string;
  subtitle: string;
  tabs: readonly { id: InspectorTab; body: ReactNode }[];
}

const labels: Record<InspectorTab, TextKey> = {
  config: 'inspector.tabConfig',
  code: 'inspector.tabCode',
  rows: 'inspector.tabRows',
  yaml: 'inspector.tabYaml',
};

/** Head and tabs around what is inspected. A tab that this kind of thing lacks falls back to the first. */
export function InspectorFrame({ icon, title, subtitle, tabs }: FrameProps) {
  const text = useText();
  const app = useApp();
  const wanted = useSelection((selection) => selection.inspectorTab);
  const current = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  return (
    <section className="inspector" aria-label={text('inspector.title')}>
      <header className="inspector__head">
        {icon}
        <div>
          <h2 title={title}>{title}</h2>
          <small title={subtitle}>{subtitle}</small>
        </div>
      </header>
      <div className="inspector__tabs" role="tablist" aria-label={text('inspector.title')}>
        {tabs.map(({ id }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`inspector-tab-${id}`}
            aria-selected={id === current?.id}
            aria-controls="inspector-body"
            onClick={() => app.selection.getState().set({ inspectorTab: id })}
          >
            {text(labels[id])}
          </button>
        ))}
      </div>
      <div
        className="inspector__body"
        id="inspector-body"
        role="tabpanel"
        aria-labelledby={`inspector-tab-${current?.id}`}
      >
        {current?.body}
      </div>
    </section>
  );
}
