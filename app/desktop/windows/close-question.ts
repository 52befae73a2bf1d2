import type { BrowserWindow, Dialog } from 'electron';
import type { NativeTexts } from '../native-texts.ts';

/** How long a page may take to show that it is alive. */
const aliveMs = 3_000;

/** Whether the page still runs its code; one that loops or crashed does not. */
export async function isAlive(window: BrowserWindow): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), aliveMs);
  });
  const answered = window.webContents.executeJavaScript('true').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For a window whose page can't ask: whether to close it and lose what is unsaved. */
export async function askToCloseAnyway(
  dialog: Dialog,
  window: BrowserWindow,
  texts: NativeTexts,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.notAnswering,
    detail: texts.notAnsweringDetail,
    buttons: [texts.wait, texts.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** For a window whose page crashed: true loads it again, false closes the window. */
export async function askToReload(
  dialog: Dialog,
  window: BrowserWindow,
  texts: NativeTexts,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.crashed,
    detail: texts.crashedDetail,
    buttons: [texts.reload, texts.close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
