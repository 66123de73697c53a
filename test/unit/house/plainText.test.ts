import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const support = (...names: readonly string[]): readonly string[] => names.map((name) => `src/host/support/${name}.ts`);

/**
 * What of VS Code makes links, commands or markup of a text, and the files that may use it: there each text is made plain first.
 * Not here, since VS Code draws them as they are: labels, descriptions and tooltips that are strings, titles and placeholders of
 * inputs, modal questions, diagnostics, the message of a view, the status bar (icons aside).
 */
const parsers: readonly (readonly [what: string, pattern: RegExp, allowed: readonly string[]])[] = [
  ['a notification', /\bshow(?:Information|Warning|Error)Message\b/, support('ask', 'say')],
  ['progress', /\bwindow\s*\.\s*withProgress\b/, support('progress')],
  ['an input', /\b(?:showInputBox|createInputBox|validationMessage|validateInput)\b/, support('say')],
  ['Markdown with a text in it', /\bMarkdownString\([^)]|\bappendMarkdown\b|\bappendCodeblock\b|\bMarkedString\b/, []],
  ['Markdown that acts', /\bisTrusted\b|\bsupportHtml\b|\bsupportThemeIcons\b/, []],
  ['a hover made of strings', /\bnew Hover\(\s*(?:[`'"[]|[^)]*\.(?:text|words|message)\b)/, []],
  ['functions of VS Code taken apart', /\{[^}]*\b(?:show\w+Message|withProgress|showInputBox)\b[^}]*\}\s*=\s*window\b|\bwindow\s*\[/, []],
];

const texts = globSync('src/host/**/*.ts', { cwd: root }).map((file) => ({
  file: file.replaceAll(path.sep, '/'),
  text: readFileSync(path.join(root, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, ''),
}));

/** What stands in a text with icons beside words of our own and numbers, which has no icon in it. */
const withoutIcon = /^(?:statusText|pickText)\(|^(?:.*\.length|left|totalCount|part\.ending|operation|successor|date)$/;

describe('a server’s text is text', () => {
  it('in a sentence that begins with an icon: an icon is made of none', () => {
    const files = globSync('src/{host,app}/**/*.ts', { cwd: root });
    const places = files.flatMap((file) => {
      const sentences = readFileSync(path.join(root, file), 'utf8').matchAll(/\bt`\$\([a-z~-]+\)(?:[^`\\]|\\.)*`/g);
      const names = Array.from(sentences, ([sentence]) => Array.from(sentence.matchAll(/\$\{([^}]*)\}/g), ([, name = '']) => name)).flat();
      return names.filter((name) => !withoutIcon.test(name)).map((name) => `${file.replaceAll(path.sep, '/')}: ${name}`);
    });
    assert.deepEqual(places, []);
  });

  for (const [what, pattern, allowed] of parsers) {
    it(`in ${what}: only where it is made plain first`, () => {
      const places = texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
      assert.deepEqual(
        places.filter((file) => !allowed.includes(file)),
        [],
      );
    });
  }
});
