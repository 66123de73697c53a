import { exactJson, exactText } from '../src/core/json/exact.ts';
import type { Comparison } from './comparison.ts';

/** A page as the export reads it: 100 computers of about 8 kB. `size` is written as a double would keep it, or not. */
function page(size: string): string {
  const apps = Array.from(
    { length: 60 },
    (_, index) => `{"name":"App ${index}.app","version":"1.${index}.0","sizeMegabytes":${size},"updateAvailable":false}`,
  );
  const rows = Array.from(
    { length: 100 },
    (_, index) =>
      `{"id":"${index}","general":{"name":"Mac ${index}","lastContact":"2026-01-01T00:00:00.123Z"},"applications":[${apps.join(',')}]}`,
  );
  return `{"totalCount":100,"results":[${rows.join(',')}]}`;
}

const [plain, delicate] = [page('476'), page('476.10')];

export const comparisons: readonly Comparison[] = [
  { name: 'read a page of a list exactly, against JSON.parse', goal: 2, floor: () => JSON.parse(plain), subject: () => exactJson(plain) },
  {
    name: 'read and write a page of a list that holds numbers which a double would change, against JSON.parse and JSON.stringify',
    goal: 20,
    floor: () => JSON.stringify(JSON.parse(delicate)),
    subject: () => exactText(exactJson(delicate)),
  },
];
