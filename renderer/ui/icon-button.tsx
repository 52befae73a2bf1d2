import type { LucideIcon } from 'lucide-react';
import { formatKey } from './keys.ts';

interface IconButtonProps {
  icon: LucideIcon;
  /** Read out, and shown as a tooltip with the key. */
  label: string;
  /** A key combination such as `Mod+B`. */
  combination?: string | undefined;
  size?: 'small';
  disabled?: boolean;
  pressed?: boolean;
  onClick(): void;
}

/** A button that is only an icon. While disabled it still has its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, combination, size, disabled = false, pressed, onClick } = props;
  const tooltip = combination === undefined ? label : `${label}  ${formatKey(combination)}`;
  return (
    <button
      type="button"
      className={size === 'small' ? 'icon-button icon-button--small' : 'icon-button'}
      data-tip={tooltip}
      aria-label={label}
      aria-disabled={disabled}
      aria-pressed={pressed}
      onClick={disabled ? undefined : onClick}
    >
      <Icon size={size === 'small' ? 14 : 16} aria-hidden />
    </button>
  );
}
