// fs/promises for Node 12: a module of its own, with `rm` and `cp`.
const fs = require('node:fs');
const { join } = require('node:path');

const promises = fs.promises;

async function rm(path, { recursive = false, force = false } = {}) {
  try {
    const found = await promises.lstat(path);
    if (!found.isDirectory()) return await promises.unlink(path);
    if (!recursive) return await promises.rmdir(path);
    return await promises.rmdir(path, { recursive: true });
  } catch (thrown) {
    if (!force || thrown.code !== 'ENOENT') throw thrown;
  }
}

async function cp(source, target, options) {
  if (options.filter && !options.filter(source, target)) return;
  const found = await promises.lstat(source);
  if (!found.isDirectory()) return promises.copyFile(source, target);
  await promises.mkdir(target, { recursive: true });
  for (const name of await promises.readdir(source))
    await cp(join(source, name), join(target, name), options);
}

module.exports = { ...promises, constants: fs.constants, rm, cp };
