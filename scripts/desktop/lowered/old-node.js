// What the host's packages use of newer Nodes, for Node 12.
const fs = require('node:fs');

// Whether it was aborted is all that is asked.
class OldAbortController {
  signal = { aborted: false };

  abort() {
    this.signal.aborted = true;
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
