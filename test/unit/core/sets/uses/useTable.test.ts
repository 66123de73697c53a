import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { useTable } from '../../../../support/sets/useTable.ts';

const page = readFileSync(new URL('../../../../../docs/where-used.md', import.meta.url), 'utf8');

describe('where-used: the table of relations', () => {
  it('is what the shapes of a real Jamf Pro and the entries of kinds say', function () {
    const written = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|what is used)/.test(line));
    const plain = (line: string): string => line.replaceAll(/ {2,}/g, ' ');
    assert.deepEqual(written.map(plain), useTable(realCatalogue(this)));
  });
});
