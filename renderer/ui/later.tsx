import { type ComponentType, createElement, useSyncExternalStore } from 'react';

/** A component whose code is loaded when it is first shown, or asked for. */
export interface LaterComponent<Props> {
  (props: Props): React.ReactNode;
  /** Loads its code; resolves when it can be shown at once. */
  load(): Promise<void>;
}

/**
 * Makes one; `Waiting` stands in its place until then. React's own `lazy` shows what has come only 300 ms after the first sign
 * of waiting, since it takes each such change for a flicker; this shows it the moment that it is there. An error of loading is
 * thrown where it would stand, and the next that shows it tries again.
 */
export function later<Props extends object>(
  find: () => Promise<ComponentType<Props>>,
  Waiting?: ComponentType<Props>,
): LaterComponent<Props> {
  let found: ComponentType<Props> | undefined;
  let failure: unknown;
  let loading: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  async function begin(): Promise<void> {
    failure = undefined;
    try {
      found = await find();
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      loading = undefined;
      for (const listener of listeners) listener();
    }
  }
  async function load(): Promise<void> {
    if (found) return;
    loading ??= begin();
    await loading;
  }
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  function Later(props: Props) {
    const Found = useSyncExternalStore(subscribe, () => found);
    const failed = useSyncExternalStore(subscribe, () => failure);
    if (Found) return createElement(Found, props);
    if (failed !== undefined) throw failed;
    load().catch(() => undefined);
    return Waiting ? createElement(Waiting, props) : null;
  }
  return Object.assign(Later, { load });
}
