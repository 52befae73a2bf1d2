import './toasts.css';
import { CircleCheck, CircleX, Info, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.tsx';
import { ErrorNote } from './error-note.tsx';
import { IconButton } from './icon-button.tsx';
import { closeToast, toastStore } from './toast.ts';
import type { Toast } from './toast-pile.ts';

const icons = { info: Info, ok: CircleCheck, warning: TriangleAlert, error: CircleX, progress: LoaderCircle };

/** The newest toast, over the line at the bottom of the window: what it is about is never below it. */
export function Toasts() {
  const pile = useStore(toastStore);
  const shown = pile.at(-1);
  // What someone points at or is about to press stays.
  const [isHeld, setHeld] = useState(false);
  return (
    <div
      className="toasts"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown && <ToastNote key={shown.id} toast={shown} waiting={pile.length - 1} isHeld={isHeld} />}
    </div>
  );
}

/** How long a toast is shown; null until it is over. */
function lifeOf({ kind, action }: Toast): number | null {
  if (kind === 'progress') return null;
  if (kind === 'error') return 12_000;
  return action ? 8_000 : 5_000;
}

interface ToastNoteProps {
  toast: Toast;
  /** How many lie below it. */
  waiting: number;
  isHeld: boolean;
}

function ToastNote({ toast, waiting, isHeld }: ToastNoteProps) {
  const text = useText();
  const { id, kind, message, error, action } = toast;
  const life = isHeld ? null : lifeOf(toast);
  useEffect(() => {
    if (life === null) return;
    const timer = setTimeout(() => closeToast(id), life);
    return () => clearTimeout(timer);
  }, [id, life]);
  const Icon = icons[kind];
  return (
    <div className="toast" data-kind={kind}>
      <Icon className="toast__icon" size={14} aria-hidden />
      {error ? <ErrorNote error={error} /> : <span className="toast__message">{message}</span>}
      {action && (
        <button
          type="button"
          className="button button--line toast__action"
          onClick={() => {
            closeToast(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      {waiting > 0 && <span className="toast__waiting num">+{waiting}</span>}
      {kind !== 'progress' && (
        <IconButton icon={X} size="small" label={text('shell.close')} onClick={() => closeToast(id)} />
      )}
    </div>
  );
}
