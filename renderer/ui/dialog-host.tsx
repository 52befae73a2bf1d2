import { Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.ts';
import { useApp } from '../stores/app-stores.tsx';

/** Shows the dialogs that were asked for with `app.dialogs.show`. */
export function DialogHost() {
  const text = useText();
  const open = useStore(useApp().dialogs.store, (state) => state.open);
  return open.map((dialog) => (
    <Modal
      key={dialog.id}
      opened
      onClose={dialog.dismiss}
      title={dialog.title}
      size={dialog.size ?? 'md'}
      withCloseButton={!dialog.mustAnswer}
      closeOnEscape={!dialog.mustAnswer}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': text('shell.close') }}
    >
      {dialog.body}
    </Modal>
  ));
}
