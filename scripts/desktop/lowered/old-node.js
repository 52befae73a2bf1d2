// What the host's packages use of newer Nodes, for Node 12.
const fs = require('node:fs');

// Whether it was aborted is asked, and somebody may wait for that.
class OldAbortController {
  #listeners = new Set();
  signal = {
    aborted: false,
    addEventListener: (_name, listener) => void this.#listeners.add(listener),
    removeEventListener: (_name, listener) => void this.#listeners.delete(listener),
  };

  abort() {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}

// Named in lists of what is copied or written in a way of its own; nothing here makes one.
class OldWeakRef {}

globalThis.AbortController ??= OldAbortController;
globalThis.WeakRef ??= OldWeakRef;
// Loaded when somebody measures.
if (globalThis.performance === undefined)
  Object.defineProperty(globalThis, 'performance', { get: () => require('node:perf_hooks').performance });

// Watchers that keep no process alive. Node has no name for their class, so each is given what it lacks.
const { watch } = fs;
fs.watch = (...args) => {
  const watcher = watch(...args);
  watcher.ref ??= () => watcher;
  watcher.unref ??= () => watcher;
  return watcher;
};
