import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../../src/core/families/pro/document.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';

const folder = new URL('../../../../shared/jamf/', import.meta.url);

/** The text of a reference file beside the project, or a skipped test that says so. */
export function reference(test: Mocha.Context, name: string): string {
  const file = fileURLToPath(new URL(name, folder));
  if (!existsSync(file)) {
    console.log(`      skipped: there is no ../shared/jamf/${name}`);
    test.skip();
  }
  return readFileSync(file, 'utf8');
}

const kept: { document?: ApiDocument; family?: ReturnType<typeof proFamily> } = {};

/** The document of a real Jamf Pro 11.30.1. */
export function realDocument(test: Mocha.Context): ApiDocument {
  const text = kept.document === undefined ? reference(test, 'specs/11.30.1/api-schema.json') : '';
  return (kept.document ??= parseDocument(text));
}

/** What that document says, looked through once. */
export function realFamily(test: Mocha.Context): ReturnType<typeof proFamily> {
  return (kept.family ??= proFamily(realDocument(test)));
}
