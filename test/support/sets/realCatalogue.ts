import { apiCatalogue, type ApiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import { realDocument } from '../openapi/realDocument.ts';

const kept: { catalogue?: ApiCatalogue } = {};

/** What a real Jamf Pro 11.30.1 has objects of, in both of its APIs. The same each time. */
export function realCatalogue(test: Mocha.Context): ApiCatalogue {
  if (kept.catalogue === undefined) {
    const pro = proFamily(realDocument(test), betterInClassic);
    kept.catalogue = apiCatalogue([pro, classicFamily(pro, classicWriting)]);
  }
  return kept.catalogue;
}
