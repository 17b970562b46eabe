// Makes dist/modules/ and dist/packages/: each module of the program as a file of its own, which bin/lusupport.js runs
// at the module's first use. Why it is built this way: docs/decisions/001-bundle.md.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { transformAsync } from '@babel/core';
import { transform } from 'esbuild';

const FIRST_MODULE = 'main.ts';

/**
 * Writes the modules of the program as `dist/modules/<name>.cjs`: each file is one function expression.
 *
 * @param {string} root the folder of the project, with a slash at its end
 * @param {object} syntax what esbuild may write
 * @returns {Promise<string[]>} the packages that they import
 */
export async function buildModules(root, syntax) {
  const seen = new Set([FIRST_MODULE]);
  // A set may grow while it is walked.
  for (const name of seen) {
    if (!name.endsWith('.ts')) continue;
    const { code, needs } = await functionOf(name, await readFile(`${root}src/${name}`, 'utf8'), syntax);
    for (const need of needs) if (!need.startsWith('node:')) seen.add(need);
    const file = `${root}dist/modules/${name}.cjs`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  return [...seen].filter((name) => !name.endsWith('.ts'));
}

/** A source file as a function expression, and what it imports: modules by their path from `src/` on. */
async function functionOf(name, source, syntax) {
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: false } };
  const { code } = await transform(source, { ...syntax, loader: 'ts', format: 'esm', tsconfigRaw });
  const needs = [];
  const lazily = { lazy: () => true, importInterop: (from) => (from.startsWith('node:') ? 'node' : 'none') };
  const made = await transformAsync(code, {
    babelrc: false,
    configFile: false,
    compact: true,
    comments: false,
    plugins: [namedImports(name, needs), ['@babel/plugin-transform-modules-commonjs', lazily]],
  });
  return { code: asciiOnly(`(function(module,exports,require,__dirname){${made.code}\n})`), needs };
}

/** Names and notes what is imported, and makes `import()` a late `require`: code that was kept cannot import. */
function namedImports(importer, needs) {
  const named = (from) => {
    const need = from.startsWith('.') ? posix.join(posix.dirname(importer), from) : from;
    needs.push(need);
    return { type: 'StringLiteral', value: need };
  };
  const late = (template) => template.expression('Promise.resolve().then(() => require(NAME))');
  return ({ template }) => ({
    visitor: {
      // All at once: the other plugin has rewritten the imports by the time that one of them would be visited.
      Program(program) {
        program.traverse({
          'ImportDeclaration|ExportNamedDeclaration'({ node }) {
            if (node.source) node.source = named(node.source.value);
          },
          CallExpression(call) {
            const { callee, arguments: given } = call.node;
            if (callee.type === 'Import') call.replaceWith(late(template)({ NAME: named(given[0].value) }));
          },
        });
      },
    },
  });
}

/** What esbuild leaves outside ASCII stands in regular expressions, where the escape means the same. */
function asciiOnly(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
