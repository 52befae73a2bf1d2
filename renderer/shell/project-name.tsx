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
      type="button"
      className="header__brand"
      aria-label={text('shell.projectMenu', { name })}
      disabled={props.onClick === undefined}
      {...props}
    >
      <BrandMark />
      <span>{name}</span>
    </button>
  );
}
