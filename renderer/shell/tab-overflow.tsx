import { Menu } from '@mantine/core';
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import type { RefObject } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { scrollBehavior } from '../ui/motion.ts';
import type { Hidden } from './hidden-tabs.ts';

interface TabOverflowProps {
  strip: RefObject<HTMLElement | null>;
  hidden: Hidden;
  flows: readonly string[];
  current: string | null;
  onShow(flow: string): void;
}

/** Where more flows are open than the strip shows: a step back or forth, and a list of all. */
export function TabOverflow({ strip, hidden, flows, current, onShow }: TabOverflowProps) {
  const text = useText();
  const scroll = (way: 1 | -1) =>
    strip.current?.scrollBy({ left: way * 0.8 * strip.current.clientWidth, behavior: scrollBehavior() });
  return (
    <div className="tab-overflow">
      <IconButton
        icon={ChevronLeft}
        size="small"
        label={text('shell.tabs.back')}
        disabled={!hidden.before}
        onClick={() => scroll(-1)}
      />
      <IconButton
        icon={ChevronRight}
        size="small"
        label={text('shell.tabs.forth')}
        disabled={!hidden.after}
        onClick={() => scroll(1)}
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className="icon-button icon-button--small"
            aria-label={text('shell.tabs.list')}
          >
            <ChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown className="tab-overflow__list">
          {flows.map((flow) => (
            <Menu.Item key={flow} aria-current={flow === current || undefined} onClick={() => onShow(flow)}>
              {flow}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
