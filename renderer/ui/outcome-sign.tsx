import {
  CircleCheck,
  CirclePause,
  CircleX,
  History,
  LoaderCircle,
  type LucideIcon,
  Play,
  Square,
  TriangleAlert,
} from 'lucide-react';
import type { OutcomeSign as Sign } from '../../core/run/outcome.ts';

const icons: Record<Sign, LucideIcon> = {
  play: Play,
  ring: LoaderCircle,
  bars: CirclePause,
  check: CircleCheck,
  triangle: TriangleAlert,
  square: Square,
  cross: CircleX,
  clock: History,
};

/** The sign of a run's state: each has a shape of its own, so that it is known without its colour. */
export function OutcomeSign({ sign, size, className }: { sign: Sign; size: number; className: string }) {
  const Icon = icons[sign];
  return (
    <Icon
      size={size}
      className={className}
      data-sign={sign}
      fill={sign === 'square' ? 'currentColor' : 'none'}
      aria-hidden
    />
  );
}
