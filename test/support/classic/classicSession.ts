import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { ApiDocument } from '../../../src/core/families/pro/types.ts';
import type { Catalogue, Session } from '../../../src/core/instances/session.ts';
import type { Demo } from '../../../src/demo/demo.ts';
import { documentOf } from '../demoCaller.ts';
import { demoSession, type Between } from '../objects/demoSession.ts';
import { never } from '../signals.ts';

const made = new WeakMap<ApiDocument, ReturnType<typeof apiCatalogue>>();

function bothApis(document: ApiDocument): ReturnType<typeof apiCatalogue> {
  const known = made.get(document);
  if (known !== undefined) return known;
  const pro = proFamily(document, betterInClassic);
  const catalogue = apiCatalogue([pro, classicFamily(pro, classicWriting)]);
  made.set(document, catalogue);
  return catalogue;
}

/** A session at a demo server that knows both of its APIs. */
export async function classicSession(demo: Demo, between?: Between): Promise<{ readonly session: Session; readonly catalogue: Catalogue }> {
  const plain = demoSession(demo, between);
  const known = await plain.catalogue(never);
  const catalogue = { ...known, ...bothApis(documentOf(demo)) };
  const session: Session = Object.assign(Object.create(plain) as Session, {
    catalogue: async () => await Promise.resolve(catalogue),
    known: () => ({ ...plain.known(), catalogue }),
  });
  return { session, catalogue };
}
