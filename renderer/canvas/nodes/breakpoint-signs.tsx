import { useText } from '../../i18n/use-text.tsx';
import type { BreakpointMark } from '../graph/canvas-elements.ts';

/** At the left port before, at the right one after: a disc pauses, one with = at some visits, a diamond writes to the log. */
export function BreakpointSigns({ mark }: { mark: BreakpointMark }) {
  const text = useText();
  const { at, when, hits, log, enabled, shape } = mark;
  const does = log === '' ? text(`canvas.node.breakpoint.${at}`) : text(`canvas.node.breakpoint.log.${at}`);
  const details = [when, hits, log, enabled ? '' : text('canvas.node.breakpoint.off')];
  const label = [does, ...details].filter((part) => part !== '').join(' · ');
  const sides = at === 'both' ? (['before', 'after'] as const) : [at];
  return sides.map((side, index) => (
    <span
      key={side}
      className="breakpoint-sign"
      data-side={side}
      data-shape={shape}
      data-off={!enabled || undefined}
      title={label}
      {...(index === 0 ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  ));
}
