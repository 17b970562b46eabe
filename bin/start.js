// Loads the bundle with the machine code that the build kept for it: compiling it takes Node as long as starting.
'use strict';

const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const vm = require('node:vm');

/** Bytes, or undefined where there is no such file: then Node compiles as usual. */
function readOptional(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Loads a CommonJS file. Machine code of another Node, or of a file of another length, is refused by V8 itself and does
 * no harm; the build always writes both files together.
 *
 * @param {string} file
 * @param {string} cacheFile
 */
exports.load = (file, cacheFile) => {
  const wrapper = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
  const script = new vm.Script(wrapper, {
    filename: file,
    cachedData: readOptional(cacheFile),
  });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return { script, exports: module.exports };
};
