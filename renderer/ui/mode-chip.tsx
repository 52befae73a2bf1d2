import { type FunctionMode, functionModes } from '../../core/config/types.ts';

export function isFunctionMode(mode: string): mode is FunctionMode {
  return functionModes.some((known) => known === mode);
}

/** A mode's letter on its colour. The mode's name is not read out: it stands beside, or is given as `label`. */
export function ModeChip({ mode, size, label }: { mode: string; size?: 'large'; label?: string }) {
  const known = isFunctionMode(mode) ? mode : 'unknown';
  const className = size === 'large' ? 'mode-chip mode-chip--large' : 'mode-chip';
  return (
    <span
      className={className}
      data-mode={known}
      title={label ?? mode}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {known === 'unknown' ? '?' : known.charAt(0)}
    </span>
  );
}
