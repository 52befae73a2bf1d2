import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What a panel says when there is nothing in it yet: what it is for, and how to get something into it. */
export function EmptyState(props: { icon?: LucideIcon; title: string; text?: string; children?: ReactNode }) {
  const Icon = props.icon;
  return (
    <div className="empty-state">
      {Icon && <Icon className="empty-state__icon" size={24} strokeWidth={1.5} aria-hidden />}
      <p className="empty-state__title">{props.title}</p>
      {props.text && <p className="empty-state__text">{props.text}</p>}
      {props.children && <div className="empty-state__actions">{props.children}</div>}
    </div>
  );
}
