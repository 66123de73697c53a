import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupNames } from '../../../src/core/resources/kind.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { kindEntries } from '../kindEntries.ts';
import { sentencesIn } from './sentences.ts';
import type { Sentences } from './sentences.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Each file in which something may be said, with its sentences. */
export function sentencesOfTheProduct(): ReadonlyMap<string, Sentences> {
  const files = globSync('src/{shared,core,app,host,webview}/**/*.{ts,tsx}', { cwd: root });
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), sentencesIn(file, readFileSync(path.join(root, file), 'utf8'))]));
}

/** What a bundle can translate: the messages in the code, and the words of the tables that one reader translates. */
export async function messagesOfTheProduct(product = sentencesOfTheProduct()): Promise<readonly string[]> {
  const inCode = [...product.values()].flatMap(({ messages }) => messages);
  const entries = await kindEntries();
  const ofKinds = [...entries.keys()].flatMap((key) => Object.values(kindOf(key).label));
  const templates = await Promise.all([...entries.values()].flatMap((entry) => entry.templates?.() ?? []));
  const ofTemplates = templates.flat().flatMap(({ label, detail }) => [label, detail]);
  return [...new Set([...inCode, ...groupNames, ...ofKinds, ...ofTemplates])].toSorted((a, b) => a.localeCompare(b, 'en'));
}
