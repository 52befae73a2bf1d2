import type { ComponentPropsWithRef } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useBatchSize } from './use-batch-size.ts';

/** How many rows are committed before each run of the shown flow, which opens its form; does nothing yet without `onClick`. */
export function BatchButton(props: ComponentPropsWithRef<'button'>) {
  const text = useText();
  const { flow, own, inForce } = useBatchSize();
  return (
    <button
      {...props}
      type="button"
      className={`button button--line ${props.className ?? ''}`}
      disabled={props.onClick === undefined}
      aria-haspopup="dialog"
      title={own === undefined ? undefined : text('shell.batch.own', { flow: flow ?? '' })}
    >
      <span>{text('shell.batch')}</span> <span className="num">{inForce.toLocaleString('en')}</span>
    </button>
  );
}
