import type { SecretPlace } from './places.ts';

/** Addresses that let everybody in who knows them, what `openssl` encrypted for a script, private keys in base64, and tokens of well-known services. */
const telling: readonly RegExp[] = [
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<value>[\w/-]{8,200})/dg,
  /hooks\.zapier\.com\/hooks\/catch\/(?<value>[\w/-]{8,200})/dg,
  /discord(?:app)?\.com\/api\/webhooks\/\d{1,30}\/(?<value>[\w-]{8,200})/dg,
  /(?:webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook)\/(?<value>[\w@/-]{8,400})/dg,
  /events\.pagerduty\.com\/integration\/(?<value>\w{16,64})/dg,
  /api\.telegram\.org\/bot(?<value>\d{5,20}:[\w-]{20,80})/dg,
  /[?&]sig=(?<value>[\w%-]{8,200})/dg,
  /(?<value>U2FsdGVkX1[\w+/=]{1,5000})/dg,
  /(?<value>LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BFTkNSWVBURUQgUFJJVkFURS|BPUEVOU1NIIFBSSVZBVEUg)[\w+/=\s]{1,20000})/dg,
  /Private-Lines: \d{1,4}\s{1,4}(?<value>[\w+/=\s]{1,20000})/dg,
  /(?<![\w-])(?<value>(?:gh[oprsu]_|github_pat_|glpat-|xox[abceprs]-|xapp-|npm_|hvs\.|sk-ant-|sk-proj-|[rs]k_live_|shp(?:at|ca|pa|ss)_|do[opr]_v1_|pypi-AgE|ATATT3|tskey-|AGE-SECRET-KEY-1)[\w-]{16,500})/dg,
  /(?<![\w-])(?<value>A(?:KIA|SIA)[A-Z0-9]{16})(?![\w-])/dg,
  /(?<![\w-])(?<value>AIza[\w-]{30,45})(?![\w-])/dg,
  /(?<![\w-])(?<value>SG\.[\w-]{16,32}\.[\w-]{32,64})(?![\w-])/dg,
  /(?<![\w-])(?<value>(?:dapi|key-)[0-9a-f]{32})(?![\w-])/dg,
  /:\/\/(?=[a-z_-]{0,200}[\dA-Z])(?<value>[\w-]{20,200})@(?:github|gitlab|bitbucket)\./dg,
];

const isTelling =
  /hooks\.|discord|\/webhook|pagerduty|telegram|[?&]sig=|U2FsdGVkX1|LS0tLS1CRUdJTi|Private-Lines|gh[oprsu]_|github_pat_|glpat-|xox[abceprs]-|xapp-|npm_|hvs\.|sk-|k_live_|shp\w\w_|_v1_|pypi-|ATATT3|tskey-|AGE-SECRET|AKIA|ASIA|AIza|SG\.|dapi|key-|@(?:git|bit)/;

/** Secrets that tell by their form what they are. */
export function tellingPlaces(text: string): readonly SecretPlace[] {
  return [...(isTelling.test(text) ? formsIn(text) : []), ...encodedAccounts(text)];
}

function formsIn(text: string): readonly SecretPlace[] {
  return telling.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ indices }) => {
      const range = indices?.groups?.['value'];
      return range === undefined ? [] : [{ name: 'secret', from: range[0], to: range[1] }];
    }),
  );
}

const encoded = /(?<![\w+/=-])(?:[A-Za-z0-9+/]{4}){2,100}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![\w+/=-])/g;

/** The name of an account and its password as a header has them (RFC 7617), wherever they stand. */
function encodedAccounts(text: string): readonly SecretPlace[] {
  return Array.from(text.matchAll(encoded)).flatMap(({ 0: found, index }) =>
    /[A-Z]/.test(found) && /[a-z]/.test(found) && /^[\w.@\\+-]{1,100}:[!-~]{3,200}$/.test(atob(found))
      ? [{ name: 'password', from: index, to: index + found.length }]
      : [],
  );
}
