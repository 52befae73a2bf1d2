import type { ComponentPropsWithRef } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useProject } from '../stores/use-scopes.tsx';
import { BrandMark } from '../ui/brand-mark.tsx';

/** The project's name, which opens its menu; does nothing yet without `onClick`. */
export function ProjectName(props: ComponentPropsWithRef<'button'>) {
  const text = useText();
  const name = useProject((state) => state.opened.name);
  return (
    <button
      {...props}
      type="button"
      aria-label={text('shell.projectMenu', { name })}
      disabled={props.onClick === undefined}
      // The menu's target brings classes of its own, and would take this one away.
      className={`header__brand ${props.className ?? ''}`}
    >
      <BrandMark />
      <span>{name}</span>
    </button>
  );
}
