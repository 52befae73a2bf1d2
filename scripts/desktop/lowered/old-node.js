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

globalThis.AbortController ??= OldAbortController;
globalThis.performance ??= require('node:perf_hooks').performance;

// A real folder: this file's own may be in an archive.
const watcher = fs.watch(require('node:os').tmpdir(), { persistent: false });
const watcherClass = Object.getPrototypeOf(watcher);
watcherClass.ref ??= function ref() {
  return this;
};
watcherClass.unref ??= watcherClass.ref;
watcher.close();
