import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import type { GuidanceAction } from '../../../shared/guidance.ts';
import type { LostProblem, NotSignedIn, TlsProblem } from '../../../shared/problem.ts';
import { neverLeft } from '../../http/fetch/arrival.ts';
import { sizeText, bytesOf } from '../../../shared/size.ts';
import { checkStatus, editInstanceAction, readBack, retry, signInAction, type Card } from './row.ts';

/** What the words for a failure without an answer draw on. */
export interface NoAnswerContext {
  /** The request may have changed something on the server. */
  readonly isWrite: boolean;
  /** The names of the parameters that what was asked takes in its query, as far as that is known. */
  readonly query?: readonly string[];
}

/** `again`: what to do where it can be sent once more without a look at what came of it. */
type Lost = Omit<Card, 'tone'> & { readonly again?: string };

type NetworkWords = (problem: LostProblem, context: NoAnswerContext) => Lost;

const lessening: ReadonlySet<string> = new Set(['page', 'page-size', 'pagesize', 'size', 'section', 'filter']);

/** Whether less of what was asked for can be asked for, by the names of its parameters: of a single object there is no less. */
export function mayBeLess(query: readonly string[]): boolean {
  return query.some((name) => lessening.has(name));
}

export const askForLess = (): string => t`Ask for less at once: a smaller page-size, fewer sections, a filter.`;

const proxySettings = (): GuidanceAction => ({ do: 'openSettings', label: t`Proxy settings`, setting: 'http.proxy' });
const timeoutSettings = (): GuidanceAction => ({ do: 'openSettings', label: t`Time limits`, setting: 'jamf.http' });

/** No usable answer came. Each reason with its own remedy. */
export function networkCard(problem: LostProblem, context: NoAnswerContext): Card {
  const { again, ...said } = problem.part === undefined ? words[problem.reason](problem, context) : cutOffWords(problem.host, problem.part);
  const card = { tone: 'error' as const, ...said };
  if (!context.isWrite || neverLeft(problem)) return { ...card, steps: [...(again === undefined ? [] : [again]), ...card.steps] };
  return {
    ...card,
    meaning: joinSentences(card.meaning, t`The request may have reached the server.`),
    steps: [t`Check what is stored before you send it again.`, ...card.steps],
    actions: [readBack(), ...(card.actions ?? []).filter((action) => action.do !== 'retry')],
  };
}

function tooLate({ host, limit, phase }: LostProblem): string {
  if (limit === undefined) {
    if (phase === 'connecting') return t`${host} could not be connected to in time.`;
    return phase === 'queued' ? t`${host} still had earlier requests to answer in time.` : t`${host} did not answer completely in time.`;
  }
  const seconds = (limit / 1000).toLocaleString('en');
  if (phase === 'connecting') return t`${host} could not be connected to within ${seconds} seconds.`;
  return phase === 'queued'
    ? t`${host} still had earlier requests to answer within ${seconds} seconds.`
    : t`${host} did not answer completely within ${seconds} seconds.`;
}

/** The answer had begun: what it began with tells more than how it ended. */
function cutOffWords(host: string, { status, got, announced }: NonNullable<LostProblem['part']>): Lost {
  return {
    title: t`Cut off after ${bytesOf(got, announced)}`,
    meaning: t`${host}, or something on the way, ended the connection in the middle of its answer, which had begun with status ${status}. What had come is not taken for the whole.`,
    again: t`Send it again. If it stays so, ask for fewer rows, or ask the network team about proxies on the way.`,
    steps: [],
    actions: [retry(), checkStatus()],
  };
}

const words: Readonly<Record<LostProblem['reason'], NetworkWords>> = {
  dns: ({ host, proxy }) => ({
    title: t`The host name is unknown`,
    meaning: proxy === undefined ? t`No address was found for ${host}.` : t`A name could not be looked up: ${host}, or the proxy ${proxy}.`,
    steps: [t`Check the spelling of the address.`, t`Connect to the VPN if the name exists only inside of your network.`],
    actions: [editInstanceAction(), retry(), ...(proxy === undefined ? [] : [proxySettings()])],
  }),
  refused: ({ host, proxy, code }) => ({
    title: t`The connection was refused`,
    meaning:
      proxy === undefined
        ? t`${host} is there, but nothing listens at that port.`
        : t`The connection to ${host} goes through the proxy ${proxy}, which refused it or is not running.`,
    steps: [proxy === undefined ? t`Check the port in the address, and that Jamf Pro is running.` : proxyStep(code)],
    actions: proxy === undefined ? [editInstanceAction(), retry()] : [proxySettings(), retry()],
  }),
  unreachable: ({ host }) => ({
    title: t`The host cannot be reached`,
    meaning: t`There is no way from this machine to ${host}.`,
    steps: [t`Check the network connection and the VPN.`],
    actions: [retry()],
  }),
  offline: ({ host }) => ({
    title: t`This machine is offline`,
    meaning: t`There is no network connection, so ${host} was not asked.`,
    again: t`Connect to the network, then send it again.`,
    steps: [],
    actions: [retry()],
  }),
  reset: ({ host }) => ({
    title: t`The connection was cut`,
    meaning: t`${host}, or something on the way, cut the connection before the answer was complete.`,
    again: t`Send it again; if it happens every time, ask the network team about filters on the way.`,
    steps: [],
    actions: [retry(), checkStatus()],
  }),
  closed: ({ host }) => ({
    title: t`No answer at all`,
    meaning: t`${host} closed the connection without answering.`,
    again: t`Send it again. Servers that are starting or overloaded do this.`,
    steps: [],
    actions: [retry(), checkStatus()],
  }),
  timeout: (problem, { query = [] }) => {
    const hasLess = mayBeLess([...query, ...(problem.query ?? [])]);
    return {
      title: t`It took too long`,
      meaning: tooLate(problem),
      again: hasLess ? askForLess() : t`Try again in a moment.`,
      steps: [t`Raise the time limit if the server is known to be slow.`],
      actions: [retry(), timeoutSettings()],
    };
  },
  truncated: ({ host }) => ({
    title: t`The answer is cut off`,
    meaning: t`${host} announced more than it sent, so the answer is not shown as complete.`,
    again: t`Send it again. If it stays so, ask for fewer rows, or ask the network team about proxies on the way.`,
    steps: [],
    actions: [retry()],
  }),
  encoding: ({ host }) => ({
    title: t`The answer cannot be unpacked`,
    meaning: t`The compressed body from ${host} is damaged.`,
    again: t`Send it again. If it stays so, a proxy on the way changes the content.`,
    steps: [],
    actions: [retry()],
  }),
  protocol: ({ host }) => ({
    title: t`This is no HTTP server`,
    meaning: t`What ${host} sent cannot be read as HTTP.`,
    steps: [t`Check the port in the address: another service may listen there.`],
    actions: [editInstanceAction(), retry()],
  }),
  content: ({ host, detail }) => ({
    title: t`Not what the API answers`,
    meaning: detail === undefined ? t`${host} reports success, but the answer is not JSON.` : t`${host} reports success, but ${detail}.`,
    steps: [
      t`A sign-in page, a maintenance page or a gateway on the way may have answered: open the address in a browser, then try again.`,
    ],
    actions: [editInstanceAction(), retry()],
  }),
  tooLarge: ({ limit }) => ({
    title: t`The answer is too large`,
    meaning:
      limit === undefined
        ? t`It is larger than the limit, so it was not loaded.`
        : t`It is larger than ${sizeText(limit)}, so it was not loaded.`,
    steps: [t`Ask for fewer rows or sections, or raise the limit.`],
    actions: [{ do: 'openSettings', label: t`Size limit`, setting: 'jamf.http.maxBodyMegabytes' }],
  }),
};

/** A proxy that answers says more than one that does not. */
function proxyStep(code: string | undefined): string {
  if (code === 'PROXY_407') return t`It asks for a user name and password: put them where VS Code finds them, and see that they are right.`;
  if (code?.startsWith('PROXY_') === true)
    return t`It answers ${code.slice('PROXY_'.length)}: ask the network team whether it may connect to this host.`;
  return t`Check the proxy in the settings, and that it is running.`;
}

const tlsWords: Readonly<Record<TlsProblem['reason'], (host: string) => readonly [title: string, meaning: string, step: string]>> = {
  expired: (host) => [
    t`The certificate has expired`,
    t`The certificate of ${host} is no longer valid.`,
    t`Have the certificate of the server renewed. If others can connect, check the clock of this machine.`,
  ],
  notYetValid: (host) => [
    t`The certificate is not valid yet`,
    t`The certificate of ${host} begins in the future.`,
    t`Check the clock of this machine, then the certificate of the server.`,
  ],
  wrongHost: (host) => [
    t`The certificate is for another host`,
    t`The certificate does not name ${host}.`,
    t`Use the name that the certificate is for, or have the server’s certificate replaced.`,
  ],
  selfSigned: (host) => [
    t`The certificate is self-signed`,
    t`The certificate of ${host} is signed by itself, and nobody vouches for it.`,
    t`Add the certificate to the system’s trusted ones, or name its file in the instance.`,
  ],
  unknownIssuer: (host) => [
    t`The issuer of the certificate is not trusted`,
    t`The certificate of ${host} comes from an authority that this machine does not trust, or an intermediate certificate is missing.`,
    t`Add the authority of your organisation to the system’s trusted ones, or name its file in the instance.`,
  ],
  clientCertificate: (host) => [
    t`The server asks for a client certificate`,
    t`${host} wants a certificate from this machine and got none that it takes.`,
    t`Name the client certificate and its key in the instance.`,
  ],
  handshake: (host) => [
    t`No secure connection`,
    t`${host} and this machine could not agree on a secure connection.`,
    t`Check that the port speaks https; an old server or a filter on the way may be the reason.`,
  ],
};

export function tlsCard(problem: TlsProblem): Card {
  const [title, meaning, step] = tlsWords[problem.reason](problem.host);
  // A handshake may also break in the middle of a connection.
  const sent = problem.reason === 'handshake' ? undefined : t`Nothing was sent: certificates are always checked.`;
  return {
    tone: 'error',
    title,
    meaning: joinSentences(meaning, certificateWords(problem), sent),
    steps: [step],
    actions: [editInstanceAction(), retry()],
  };
}

/** Which certificate it is, with what of it is in question. */
function certificateWords({ reason, certificate, issuer, validFrom, validTo, names }: TlsProblem): string {
  if (certificate === undefined && issuer === undefined) return '';
  const valid: Partial<Record<TlsProblem['reason'], string | undefined>> = {
    expired: validTo === undefined ? undefined : t`valid until ${validTo}`,
    notYetValid: validFrom === undefined ? undefined : t`valid from ${validFrom}`,
    wrongHost: names === undefined ? undefined : t`for ${names.join(', ')}`,
  };
  const parts = [certificate ?? t`no name`, issuer === undefined ? undefined : t`issued by ${issuer}`, valid[reason]];
  return t`The certificate: ${parts.filter((part) => part !== undefined).join(', ')}.`;
}

const authWords = (): Readonly<Record<NotSignedIn['reason'], readonly [title: string, meaning: string, step: string]>> => ({
  noSecret: [t`Not signed in`, t`There is no password or client secret for this instance on this machine.`, t`Sign in and enter it.`],
  secretStore: [
    t`The secret store does not answer`,
    t`The password or client secret lies in the secret store of this system, which failed or is locked. Nothing was sent.`,
    t`Unlock the keychain or key ring of this system, then try again.`,
  ],
  secretNotKept: [
    t`The secret was not kept`,
    t`The secret storage of this machine did not keep the password or client secret.`,
    t`Sign in again; on Linux, check that a keyring is running.`,
  ],
  signedOut: [t`Signed out`, t`This instance was signed out here.`, t`Sign in to go on.`],
  badTokenAnswer: [
    t`The sign-in answer cannot be read`,
    t`What answered to the sign-in is not Jamf Pro’s token service: a proxy, a login page or another server.`,
    t`Check the address of the instance.`,
  ],
});

/** Nobody was refused: there was nothing to sign in with, or nothing that could be read came back. */
export function authCard({ reason }: NotSignedIn): Card {
  const [title, meaning, step] = authWords()[reason];
  return { tone: 'error', title, meaning, steps: [step], actions: [signInAction(), editInstanceAction()] };
}
