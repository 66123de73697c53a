import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../src/core/families/classic/writing/classicWriting.ts';
import { parseDocument } from '../../../src/core/families/pro/document.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { Catalogue, Session } from '../../../src/core/instances/session.ts';
import type { Demo } from '../../../src/demo/demo.ts';
import { signedIn } from '../demoCaller.ts';
import { demoSession, type Between } from '../objects/demoSession.ts';
import { never } from '../signals.ts';

/** A session at a demo server that knows both of its APIs. */
export async function classicSession(demo: Demo, between?: Between): Promise<{ readonly session: Session; readonly catalogue: Catalogue }> {
  const plain = demoSession(demo, between);
  const known = await plain.catalogue(never);
  const pro = proFamily(parseDocument(signedIn(demo)('GET', '/api/schema/').text), betterInClassic);
  const catalogue = { ...known, ...apiCatalogue([pro, classicFamily(pro, classicWriting)]) };
  const session: Session = Object.assign(Object.create(plain) as Session, {
    catalogue: async () => await Promise.resolve(catalogue),
    known: () => ({ ...plain.known(), catalogue }),
  });
  return { session, catalogue };
}
