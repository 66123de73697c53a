// `npm run contributions` writes what `src/app/contributions` says of commands into package.json (`commands`, `menus`, `keybindings`),
// and their titles into package.nls.json. A test fails while they differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot } from './support/paths.mjs';
import { must } from './support/run.mjs';

await setup();
if (process.features.typescript) {
  const { writtenManifest, writtenTexts } = await import('./support/manifest.ts');
  write('package.json', writtenManifest);
  write('package.nls.json', writtenTexts);
} else {
  await must(currentNode(), ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url)]);
}

function write(name, written) {
  const file = inRoot(name);
  writeFileSync(file, written(readFileSync(file, 'utf8')));
}
