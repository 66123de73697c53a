import type { Catalogue } from '../../../src/core/instances/session.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import { classicSession } from '../classic/classicSession.ts';

const kept: { catalogue?: Promise<Catalogue> } = {};

/** What a demo has objects of, in both of its APIs. The same each time. */
export async function demoCatalogue(): Promise<Catalogue> {
  return await (kept.catalogue ??= classicSession(createDemo()).then(({ catalogue }) => catalogue));
}
