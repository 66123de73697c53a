import { isJsonType, splitTypes } from '../../request/mediaType.ts';
import type { AnswerTypes, Api } from '../api.ts';

/** The Jamf Pro API, in JSON. */
export const proApi: Api = {
  id: 'pro',
  root: 'api',
  otherRoots: ['uapi'],
  mediaType: 'application/json',
  refusesGoodTokens: false,
  refusesDeletesItDoes: false,
  dropsSilently: false,
  reinstalls: () => false,
  accept,
  encoded: (path) => path,
  createdIn: () => undefined,
  readBackAt: (path) => path,
  pathOf: () => undefined,
  byId: (segments) => segments,
};

/**
 * JSON where the operation has it; else what it answers with first, since an export refuses a request that does not name CSV
 * (facts 5.18), and JSON after that for errors.
 */
function accept(answers: AnswerTypes | undefined): string {
  const good = answers?.filter(({ status }) => status.startsWith('2')) ?? [];
  const types = splitTypes(good.flatMap((answer) => answer.content.map((content) => content.mediaType)));
  const first = types[0];
  if (answers === undefined) return 'application/json, */*;q=0.5';
  if (first === undefined || first === '*/*' || types.some(isJsonType)) {
    return types.every(isJsonType) ? 'application/json' : 'application/json, */*;q=0.5';
  }
  return `${types.join(', ')}, application/json;q=0.5`;
}
