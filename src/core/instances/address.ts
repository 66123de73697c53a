import { t } from '@vscode/l10n';
import { ProblemError } from '../../shared/problem.ts';
import { apiRoots } from '../families/apiAt.ts';

/** First path segments that belong to Jamf Pro itself, beside those of its APIs: a context path ends before them (facts 2.1). */
const ownSegments = ['view', 'mfe', 'legacy', 'saml', 'login', 'logout', 'enroll'];
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The beginning of an address with its slips: `https//`, `https:/`, `https:\\\\`, `https://https://`. */
const schemes = /^(?:https?(?::[/\\]+|\/\/))*(https?)(?::[/\\]+|\/\/)/i;

/**
 * The address of an instance from what a person typed or pasted: a bare name (`acme` is `acme.jamfcloud.com`), a host, a page's or an
 * API call's address. Port and context path stay; everything of Jamf Pro's own, query and fragment go (facts 2.1).
 * Gives origin and context path without a trailing slash.
 *
 * @throws `invalid` with `field: 'url'` and a sentence that says what to type instead.
 */
export function normaliseUrl(typed: string): string {
  const text = asMeant(typed);
  if (text === '') throw invalid(t`Enter the address of the instance, for example acme.jamfcloud.com.`);
  if (/\s/.test(text)) throw invalid(t`An address holds no spaces. Enter it like acme.jamfcloud.com.`);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') {
    throw invalid(t`An instance is reached by https, not by ${scheme}. Enter it like https://acme.jamfcloud.com.`);
  }
  const whole = scheme === undefined ? withScheme(text) : text;
  if (!URL.canParse(whole))
    throw invalid(t`“${text}” is not an address. Enter it like acme.jamfcloud.com or https://jamf.example.com:8443.`);
  const url = new URL(whole);
  check(url);
  return url.origin + contextPath(url);
}

/** Without what surrounds an address in a text, and with the slips mended that have one meaning only. */
function asMeant(typed: string): string {
  const [, ...unwrapped] = /^(?:<(.*)>|["“”„](.*)["“”]|['‘’‚](.*)['‘’]|«(.*)»)$/s.exec(withoutInvisible(typed)) ?? [];
  return (
    (unwrapped.find((one) => one !== undefined) ?? withoutInvisible(typed))
      .trim()
      // As browsers read it.
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
      .replace(schemes, (_, scheme: string) => `${scheme.toLowerCase()}://`)
      .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/^((?:https?:\/\/)?[a-z0-9-]+\.jamfcloud)\.?(?=[/?#]|$)/i, '$1.com')
      .replace(/^((?:https?:\/\/)?[^/?#]*[^/?#.])\.(?=[/?#]|$)/i, '$1')
  );
}

/** Copied along from web pages: zero-width characters and byte order marks. */
function withoutInvisible(text: string): string {
  return text.replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '').trim();
}

/** Whether a host, as in `URL.hostname`, is this machine: the only place that http is allowed to. */
function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

function withScheme(text: string): string {
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^/:?#]*)(:\d+)?/.exec(text) ?? [];
  if (isLoopback(host.toLowerCase())) return `http://${text}`;
  const bare = /^[a-z0-9-]+$/i.test(host) && port === '';
  return bare ? `https://${host}.jamfcloud.com${text.slice(host.length)}` : `https://${text}`;
}

function check(url: URL): void {
  if (url.username !== '' || url.password !== '') {
    throw invalid(t`Leave user name and password out of the address: they are asked for separately and kept in the secret storage.`);
  }
  if (url.hostname === '' || url.hostname.startsWith('.') || url.hostname.endsWith('.') || url.hostname.includes('..')) {
    throw invalid(t`The address names no host. Enter it like acme.jamfcloud.com.`);
  }
  const odd = /[^a-z0-9._-]/i.exec(url.hostname.startsWith('[') ? '' : url.hostname)?.[0];
  if (odd !== undefined) throw invalid(t`No host name holds “${odd}”. Enter the address like acme.jamfcloud.com.`);
  if (/^https?(?:\.jamfcloud\.com)?$/.test(url.hostname)) throw invalid(t`The address names no host. Enter it like acme.jamfcloud.com.`);
  const cloud = /^(.*\.jamfcloud)\.(?!com$)[^.]*$/.exec(url.hostname)?.[1];
  if (cloud !== undefined) throw invalid(t`Jamf Cloud is jamfcloud.com. Enter ${cloud}.com if that is meant.`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw invalid(
      t`With http, everyone on the way could read the password. Use https://${url.host}; http works for this machine (localhost) only.`,
    );
  }
  if (/(^|\.)(api\.jamfcloud\.com|apigw\.jamf\.com)$/.test(url.hostname)) {
    throw invalid(
      t`${url.hostname} is the gateway of Jamf’s Platform API. Enter the address of the Jamf Pro instance itself, like acme.jamfcloud.com.`,
    );
  }
}

function contextPath(url: URL): string {
  // Jamf Cloud serves every instance at the root, so any path there is a page.
  if (url.hostname.endsWith('.jamfcloud.com')) return '';
  const own = new Set([...apiRoots().map((root) => root.toLowerCase()), ...ownSegments]);
  const kept: string[] = [];
  for (const segment of url.pathname.split('/')) {
    if (segment === '') continue;
    if (own.has(segment.toLowerCase()) || /\.(html|jsp|action|php)$/i.test(segment)) break;
    kept.push(segment);
  }
  return kept.map((segment) => `/${segment}`).join('');
}

function invalid(message: string): ProblemError {
  return new ProblemError({ kind: 'invalid', field: 'url', message });
}
