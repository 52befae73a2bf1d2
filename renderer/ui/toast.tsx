import { notifications } from '@mantine/notifications';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import { ErrorNote } from './error-note.tsx';

interface ToastOptions {
  message: string;
  kind?: 'info' | 'ok' | 'warning';
  /** A button beside the message, such as Undo. */
  action?: { label: string; run(): void };
}

const colors = { info: 'indigo', ok: 'green', warning: 'orange' } as const;

/** Says what has just happened, for some seconds, with at most one thing to do about it. */
export function toast({ message, kind = 'info', action }: ToastOptions): void {
  const id = notifications.show({
    message: (
      <div className="toast">
        <span>{message}</span>
        {action && (
          <button
            type="button"
            className="button button--line"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
      </div>
    ),
    color: colors[kind],
    autoClose: action ? 8000 : 5000,
  });
}

/** Shows an error until it is closed. */
export function toastError(error: ReceivedError): void {
  notifications.show({ message: <ErrorNote error={error} />, color: 'red', autoClose: 12_000 });
}

/** What goes on for longer than this is shown. */
const progressAfterMs = 500;

/** Says how far something is, from half a second on until it ends. `words` makes a text of 0 to 100. */
export function toastProgress(words: (done: number) => string): { at(done: number): void; end(): void } {
  const started = performance.now();
  let id: string | undefined;
  return {
    at(done) {
      if (performance.now() - started < progressAfterMs) return;
      const shown = {
        message: words(done),
        loading: true,
        autoClose: false,
        withCloseButton: false,
      } as const;
      if (id === undefined) id = notifications.show(shown);
      else notifications.update({ id, ...shown });
    },
    end() {
      if (id !== undefined) notifications.hide(id);
    },
  };
}
