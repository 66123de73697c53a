import { isRecord } from '../../json/wire.ts';
import type { TlsProblem } from '../../../shared/problem.ts';

/** What a person needs to find a certificate and to have it replaced. */
export type CertificateFacts = Pick<TlsProblem, 'certificate' | 'issuer' | 'validFrom' | 'validTo' | 'names'>;

const longest = 200;
const mostNames = 8;

/** Reads the certificate that Node puts into an error, or that a socket knows of its peer. Its texts come from a server nobody trusts. */
export function certificateFacts(certificate: unknown): CertificateFacts {
  if (!isRecord(certificate)) return {};
  const subject = nameOf(certificate['subject']);
  const issuer = nameOf(certificate['issuer']);
  const [validFrom, validTo] = [dateOf(certificate['valid_from']), dateOf(certificate['valid_to'])];
  const names = namesOf(certificate['subjectaltname']);
  return {
    ...(subject === undefined ? {} : { certificate: subject }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(names.length === 0 ? {} : { names }),
  };
}

/** The common name, else the organisation: some certificates have only one of them. */
function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const found = [value['CN'], value['O']].flat().find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof found === 'string' ? plain(found) : undefined;
}

/** `YYYY-MM-DD`, UTC: the form that nobody reads as another day. */
function dateOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  const names = value.split(/,\s*/).map((one) => plain(one.replace(/^(DNS|IP Address):/, '')));
  return names.filter((one) => one !== '').slice(0, mostNames);
}

function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
