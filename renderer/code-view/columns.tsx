import { useLayoutEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { moveAmongTabs } from '../ui/tab-keys.ts';
import type { Beside } from './code-view-slots.ts';

/** Narrower than this, the three stand behind tabs, one at a time. */
const narrow = 860;

interface ColumnsProps extends Beside {
  /** What stands in the middle, where the three stand behind tabs. */
  label?: TextKey;
}

/** Rows in, code and rows out beside each other, with movable borders. */
export function Columns({ label = 'code.code', ...columns }: ColumnsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className="code-view__body">
      {width !== null &&
        (width < narrow ? <Tabbed label={label} {...columns} /> : <ThreePanels {...columns} />)}
    </div>
  );
}

function ThreePanels({ left, middle, right }: Beside) {
  const text = useText();
  return (
    <Group id="code-view" orientation="horizontal">
      <Panel id="rows-in" defaultSize="24%" minSize={180}>
        {left}
      </Panel>
      <Separator className="separator" aria-label={text('code.resizeIn')} />
      <Panel id="code" minSize={320}>
        {middle}
      </Panel>
      <Separator className="separator" aria-label={text('code.resizeOut')} />
      <Panel id="rows-out" defaultSize="28%" minSize={180}>
        {right}
      </Panel>
    </Group>
  );
}

const tabs = [
  { id: 'left', label: 'code.rowsIn' },
  { id: 'middle', label: null },
  { id: 'right', label: 'code.rowsOut' },
] as const;

function Tabbed({ label: middle, ...columns }: Beside & { label: TextKey }) {
  const text = useText();
  const [shown, setShown] = useState<(typeof tabs)[number]['id']>('middle');
  return (
    <>
      <div
        className="code-view__tabs tabs"
        role="tablist"
        aria-label={text('code.columns')}
        onKeyDown={moveAmongTabs}
      >
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="tab"
            id={`code-tab-${id}`}
            aria-selected={id === shown}
            aria-controls="code-tab-body"
            tabIndex={id === shown ? 0 : -1}
            onClick={() => setShown(id)}
          >
            {text(label ?? middle)}
          </button>
        ))}
      </div>
      <div
        id="code-tab-body"
        className="code-view__tab"
        role="tabpanel"
        aria-labelledby={`code-tab-${shown}`}
      >
        {columns[shown]}
      </div>
    </>
  );
}
