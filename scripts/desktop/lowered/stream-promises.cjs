// Node 12 has these with callbacks only.
const { finished, pipeline } = require('node:stream');
const { promisify } = require('node:util');

module.exports = { finished: promisify(finished), pipeline: promisify(pipeline) };
