import { type MouseEvent, useState } from 'react';
import type { StudioWindow } from '../stores/scopes.ts';
import type { BottomTab } from '../stores/selection-store.ts';
import { useStudio } from '../stores/use-scopes.tsx';
import { later } from '../ui/later.tsx';

const PanelMenu = later(async () => (await import('./panel-menu.tsx')).PanelMenu);

interface Place {
  x: number;
  y: number;
}

/** Panels that show and don't edit: what is shown can be taken from them. */
const withMenu: ReadonlySet<BottomTab> = new Set(['rows', 'logs', 'history', 'problems']);

/** The right button in a panel: its handler, and the menu while it is open. */
export function usePanelMenu(tab: BottomTab) {
  const studio = useStudio();
  const [place, setPlace] = useState<Place | null>(null);
  function onContextMenu(event: MouseEvent<HTMLElement>): void {
    const { target, clientX: x, clientY: y } = event;
    if (!withMenu.has(tab) || !(target instanceof Element) || target.closest('input, textarea')) return;
    if (!pointAt(studio, target)) return;
    event.preventDefault();
    setPlace({ x, y });
  }
  const menu = place && <PanelMenu tab={tab} at={place} close={() => setPlace(null)} />;
  return { onContextMenu, menu };
}

/** Takes in what is below the pointer; false where there is nothing. */
function pointAt(studio: StudioWindow, target: Element): boolean {
  const line = target.closest<HTMLElement>('tr, .log-line, .problem, .json-list__row');
  const list = line?.parentElement;
  if (!line || !list) return false;
  const cell = target.closest('td, th, .log-line > span, .log-line > time, code');
  const lines = [...list.children].filter((other) => other.tagName === line.tagName);
  const way = line.matches('button') ? line : line.querySelector<HTMLElement>('button');
  studio.ui.setState({
    pointed: {
      cell: textOf(cell ?? line),
      line: wordsOf(line),
      all: lines
        .map(wordsOf)
        .filter((words) => words !== '')
        .join('\n'),
      go: way === null || line.matches('tr') ? null : () => way.click(),
    },
  });
  return true;
}

/** A line as a spreadsheet takes it: its cells with tabs between them. */
function wordsOf(line: Element): string {
  return [...line.children]
    .map(textOf)
    .filter((words) => words !== '')
    .join('\t');
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}
