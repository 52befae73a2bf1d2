// Node 12 has these with callbacks only, and pipes no generators.
const { finished, pipeline, Readable } = require('node:stream');
const { promisify } = require('node:util');

const piped = promisify(pipeline);
const asStream = (one) =>
  typeof one.pipe === 'function' || typeof one.write === 'function' ? one : Readable.from(one);

module.exports = {
  finished: promisify(finished),
  pipeline: (first, ...others) => piped(asStream(first), ...others),
};
