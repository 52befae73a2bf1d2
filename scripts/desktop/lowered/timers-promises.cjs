// timers/promises for Node 12, as far as the host uses it.
module.exports = {
  setTimeout: (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value)),
};
