import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';

/** Shows the dialogs that were asked for with `app.dialogs.show`. */
export function DialogHost() {
  const text = useText();
  const open = useStore(useStudio().dialogs.store, (state) => state.open);
  return open.map((dialog) => (
    <Returning key={dialog.id}>
      <Modal
        opened
        onClose={dialog.dismiss}
        title={withoutEllipsis(dialog.title)}
        size={dialog.size ?? 'md'}
        withCloseButton={!dialog.mustAnswer}
        closeOnEscape={!dialog.mustAnswer}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': text('shell.close') }}
      >
        <Focusing>{dialog.body}</Focusing>
      </Modal>
    </Returning>
  ));
}

/** A dialog is called after the command that opens it, whose label says by an ellipsis that it asks. */
function withoutEllipsis(title: ReactNode): ReactNode {
  return typeof title === 'string' ? title.replace(/…$/, '') : title;
}

/** The answer that Enter gives has the focus as soon as the dialog is seen: the trap of Mantine comes a timer later, and a key pressed between the two did nothing. */
function Focusing({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  return (
    <div ref={body} className="dialog__body">
      {children}
    </div>
  );
}

/** A dialog that is answered is gone at once: the focus goes back to where it was, unless the answer put it elsewhere. */
function Returning({ children }: { children: ReactNode }) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
  return children;
}
