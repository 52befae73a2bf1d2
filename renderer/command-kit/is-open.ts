import type { App } from '../stores/app-stores.tsx';

/** Whether a project is open. */
export function isOpen(app: App): boolean {
  return app.project.getState().project !== null;
}
