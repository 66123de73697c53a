import { t } from '@vscode/l10n';
import { listOfNames, joinSentences } from '../../../shared/words.ts';
import type { GuidanceAction } from '../../../shared/guidance.ts';
import { isTokenPath, isWrite, lackedPrivileges, recordOrNone, bodySays, type GuidanceInput } from './facts.ts';
import { saysExpired } from '../refusal.ts';
import { checkStatus, editInstanceAction, serverReason, retry, signInAction, type Card, type GuidanceRow } from './row.ts';

/** 401 and 403: who asks, and whether they may. */
export const accessRows: readonly GuidanceRow[] = [
  {
    // A password that was to be changed first (facts 1.7).
    source: 'http.401.passwordExpired',
    from: 'body',
    status: (status) => status >= 400 && status < 500,
    when: ({ body, request, status }) => saysExpired(body) && (status === 401 || isTokenPath(request.path)),
    card: (input) => ({
      tone: 'error',
      title: t`The password has expired`,
      meaning: joinSentences(
        t`The account’s password on ${input.session.instance} has to be changed before it can sign in again.`,
        who(input),
      ),
      steps: [t`Sign in to Jamf Pro in a browser and choose a new password.`, t`Then enter it here with Sign in.`],
      actions: [signInAction(), editInstanceAction()],
    }),
  },
  {
    // The token endpoint has its own form of errors (facts 1.3).
    source: 'http.401.client',
    from: 'body',
    status: 401,
    when: ({ body }) => body.kind === 'oauth',
    card: clientRefused,
  },
  {
    // keep-alive is for user tokens; a client asks for a new token instead (facts 1.4).
    source: 'http.401.keepAlive',
    from: 'operation',
    status: (status) => status === 401 || status === 403,
    when: ({ request, session }) => request.path.endsWith('/auth/keep-alive') && session.accountKind !== 'user',
    card: () => ({
      tone: 'warning',
      title: t`An API client cannot keep its token alive`,
      meaning: t`keep-alive is for tokens of user accounts. A client simply gets a new token, which this extension does by itself.`,
      steps: [t`Leave this request out; tokens are renewed before they end.`],
    }),
  },
  {
    // A wrong password and a locked account look the same, and each try counts towards locking it (facts 1.11).
    source: 'http.401.password',
    from: 'operation',
    status: 401,
    when: ({ request }) => isTokenPath(request.path),
    card: (input) => (isOfClient(input) ? clientRefused(input) : passwordRefused(input)),
  },
  {
    // INVALID_TOKEN, seen after the one renewal that the transport makes by itself (facts 1.10).
    source: 'http.401.token',
    from: 'body',
    status: 401,
    when: (input) =>
      bodySays(input, /INVALID_TOKEN|token/i) && !input.request.path.endsWith('/auth/keep-alive') && !isTokenPath(input.request.path),
    card: ({ session }) => ({
      tone: 'error',
      title: t`The token is not accepted`,
      meaning: t`${session.instance} refused the token although it was renewed once. It may have been revoked, or the account was disabled.`,
      steps: [t`Sign in again to get a new token.`],
      actions: [signInAction(), retry()],
    }),
  },
  {
    // Classic answers with a status page; Basic is no longer taken there (facts 1.12, 7.3).
    source: 'http.401.classic',
    from: 'body',
    status: 401,
    when: ({ body, request }) => body.kind === 'classic' && !isTokenPath(request.path),
    card: (input) => ({
      tone: 'error',
      title: t`The Classic API does not know who asks`,
      meaning: serverReason(input, t`The token is not valid for this request.`),
      steps: [t`Sign in again. The Classic API takes the same token as the Jamf Pro API, never a user name and password.`],
      actions: [signInAction()],
    }),
  },
  {
    source: 'http.401.gateway',
    from: 'body',
    status: 401,
    when: ({ body }) => body.kind === 'gateway' || body.kind === 'login',
    card: ({ session, body }) => ({
      tone: 'error',
      title: t`Something in front of Jamf Pro wants a sign-in`,
      meaning: t`The page${body.title === undefined || body.title === '' ? '' : ` “${body.title}”`} is not from the API of ${session.instance}: a proxy or gateway in between asks who you are.`,
      steps: [t`Ask the network team to let API requests to this host pass.`, t`Check the address of the instance.`],
      actions: [editInstanceAction(), checkStatus()],
    }),
  },
  {
    source: 'http.401',
    from: 'status',
    status: 401,
    card: ({ session }) => ({
      tone: 'error',
      title: t`Not signed in`,
      meaning: t`${session.instance} does not accept who asks: the token has expired or was revoked, or the account or API client is disabled.`,
      steps: [t`Check the credentials and sign in again.`],
      actions: [signInAction(), editInstanceAction()],
    }),
  },
  {
    // A 403 page is a firewall's or CDN's. Such filters judge a body by its content (facts 6.6): script text is refused while
    // reads pass, so neither addresses nor privileges are worth a search.
    source: 'http.403.content',
    from: 'body',
    status: 403,
    when: (input) =>
      (input.body.kind === 'gateway' || input.body.kind === 'login') &&
      isWrite(input) &&
      input.request.method !== 'DELETE' &&
      input.request.bodySize !== 0,
    card: (input) => ({
      tone: 'error',
      title: t`Blocked before Jamf Pro, maybe for its content`,
      meaning: joinSentences(
        refusedBefore(input),
        input.session.readsWork === true
          ? t`Reading works, so the content of the body may be the reason: such filters dislike script text, file:// addresses and markup.`
          : t`The content of the body may be the reason: such filters dislike script text, file:// addresses and markup.`,
        t`Privileges are not the reason.`,
      ),
      steps: [
        t`Send a harmless body to the same path: if that passes, it is the content.`,
        t`Ask the network team to let write requests to the API pass without a check of their content, with the time of this one.`,
      ],
      actions: [checkStatus()],
    }),
  },
  {
    // A 403 page is a firewall's or CDN's (facts 6.6).
    source: 'http.403.firewall',
    from: 'body',
    status: 403,
    // Where tokens are got, Jamf Pro itself answers so with nothing but JSON.
    when: ({ body, request }) =>
      body.kind === 'gateway' || body.kind === 'login' || (isTokenPath(request.path) && (body.kind === 'none' || body.kind === 'text')),
    card: (input) => ({
      tone: 'error',
      title: t`Blocked before Jamf Pro`,
      meaning: joinSentences(refusedBefore(input), t`Privileges are not the reason.`),
      steps: [
        t`Ask the network team whether this machine’s address may use the API.`,
        t`Check the list of allowed networks of the instance.`,
      ],
      actions: [checkStatus()],
    }),
  },
  {
    // Privileges are declared per operation; the token's are known from /v1/auth (facts 1.9, 4.2).
    source: 'http.403.missing',
    from: 'operation',
    status: 403,
    when: (input) => (lackedPrivileges(input) ?? []).length > 0,
    card: (input) => {
      const missing = lackedPrivileges(input) ?? [];
      const isOne = missing.length === 1;
      const { instance, accountKind } = input.session;
      const [lacks, add] =
        accountKind === 'client'
          ? [
              t`The API role of this client on ${instance} lacks ${listOfNames(missing)}, which this operation needs.`,
              isOne ? t`Add it to the API role of this client in Jamf Pro.` : t`Add them to the API role of this client in Jamf Pro.`,
            ]
          : [
              t`The account on ${instance} lacks ${listOfNames(missing)}, which this operation needs.`,
              isOne ? t`Add it to the account in Jamf Pro.` : t`Add them to the account in Jamf Pro.`,
            ];
      return {
        tone: 'error',
        title: isOne ? t`Missing privilege: ${listOfNames(missing, 4)}` : t`Missing privileges: ${listOfNames(missing, 4)}`,
        meaning: lacks,
        steps: [add, t`A changed role works at once; another role for the client needs a new sign-in.`],
        actions: [
          { do: 'showPrivileges', label: t`Show privileges`, privileges: missing },
          { do: 'copyRole', label: t`Copy a minimal API role`, privileges: input.operation?.privileges ?? missing },
        ],
      };
    },
  },
  {
    // This one answers INVALID_PRIVILEGE when siteId is missing (facts 5.7).
    source: 'http.403.siteId',
    from: 'operation',
    status: 403,
    when: ({ request }) =>
      request.method === 'POST' &&
      request.path.endsWith('/mobile-device-groups/static-groups') &&
      recordOrNone(request.body)?.['siteId'] === undefined,
    card: () => ({
      tone: 'error',
      title: t`siteId is missing`,
      meaning: t`Without a siteId, Jamf Pro refuses a static mobile device group as if a privilege were missing.`,
      steps: [t`Add "siteId" to the body: "-1" for no site.`],
      actions: [{ do: 'showTarget', label: t`Show the body`, target: { in: 'body', pointer: '/siteId' } }],
    }),
  },
  {
    source: 'http.403.held',
    from: 'operation',
    status: 403,
    when: (input) => (lackedPrivileges(input) ?? ['unknown']).length === 0,
    card: (input) => ({
      tone: 'error',
      title: t`Refused, although the privileges are there`,
      meaning: t`The token holds ${listOfNames(input.operation?.privileges ?? [])}. Likely causes are a site that the account may not touch, a siteId missing from the body, or a firewall.`,
      steps: [
        t`Check which site the object belongs to and which sites the account may manage.`,
        t`If the role was changed just now, sign in again.`,
      ],
      actions: [{ do: 'showPrivileges', label: t`Show privileges`, privileges: input.operation?.privileges ?? [] }, signInAction()],
    }),
  },
  {
    source: 'http.403.needs',
    from: 'operation',
    status: 403,
    when: ({ operation }) => (operation?.privileges ?? []).length > 0,
    card: (input) => ({
      tone: 'error',
      title: t`Not allowed`,
      meaning: t`This operation needs ${listOfNames(input.operation?.privileges ?? [])}. What the account holds is not known here.`,
      steps: [t`Compare these with the privileges of the account or the API role.`],
      actions: [
        { do: 'showPrivileges', label: t`Show privileges`, privileges: input.operation?.privileges ?? [] },
        { do: 'copyRole', label: t`Copy a minimal API role`, privileges: input.operation?.privileges ?? [] },
      ],
    }),
  },
  {
    source: 'http.403',
    from: 'status',
    status: 403,
    card: (input: GuidanceInput) => ({
      tone: 'error',
      title: t`Not allowed`,
      meaning: joinSentences(
        serverReason(input, t`The account lacks the permission for this.`),
        t`The document of the instance does not say which privilege that is.`,
      ),
      steps: [
        t`Look at the privileges of the account or the API role in Jamf Pro.`,
        t`Check that the account may manage the site of the object.`,
      ],
      actions: [{ do: 'showPrivileges', label: t`Show privileges`, privileges: [] }],
    }),
  },
];

/** A client has no password that somebody could try too often. */
function isOfClient({ request, session }: GuidanceInput): boolean {
  return session.accountKind === 'client' || /\/oauth2?\/tokens?$/.test(request.path);
}

function passwordRefused(input: GuidanceInput): Card {
  return {
    tone: 'error',
    title: t`Wrong credentials`,
    meaning: joinSentences(
      t`Repeated tries with a wrong password lock an account, and a locked account looks the same.`,
      letters(input),
      who(input),
    ),
    steps: [
      t`Check them and sign in again.`,
      ...(input.beyondAscii === true ? [asciiStep()] : [t`Ask another administrator whether the account is locked or disabled.`]),
    ],
    actions: signInActions(input),
  };
}

/** 400 or 401, in the token endpoint's own form: what it says names no secret. */
export function clientRefused(input: GuidanceInput): Card {
  const isScope = bodySays(input, /invalid_scope/);
  return {
    tone: 'error',
    title: isScope ? t`The client does not have that role` : t`Wrong credentials`,
    meaning: joinSentences(
      serverReason(input, t`The client id or the client secret is wrong, or the client is disabled or deleted.`),
      letters(input),
      who(input),
    ),
    steps: [
      t`Check the client id, and enter a new client secret if it was rotated.`,
      t`See in Jamf Pro that the API client is enabled.`,
      ...(input.beyondAscii === true ? [asciiStep()] : []),
    ],
    actions: signInActions(input),
  };
}

/** A node of a cluster refuses now and then, so the person may have the same credentials tried again; nothing does so by itself. */
const signInAgain = (): GuidanceAction => ({ do: 'signInAgain', label: t`Sign in again with the same credentials` });

/** Of a sign-in, and not of a request for a token that somebody composed. */
function signInActions({ account }: GuidanceInput): readonly GuidanceAction[] {
  return account === undefined ? [signInAction(), editInstanceAction()] : [signInAction(), signInAgain(), editInstanceAction()];
}

function who({ account }: GuidanceInput): string {
  return account === undefined ? '' : t`Account: ${account}.`;
}

const asciiStep = (): string => t`If they are right, use an API client, whose id and secret are ASCII, or a password of ASCII letters.`;

function letters({ beyondAscii }: GuidanceInput): string {
  if (beyondAscii !== true) return '';
  return t`They hold letters beyond ASCII, which a server may read in another encoding: a right password is refused then.`;
}

function refusedBefore({ body, session: { instance } }: GuidanceInput): string {
  return body.title === undefined || body.title === ''
    ? t`A firewall or CDN in front of ${instance} refused the request.`
    : t`A firewall or CDN in front of ${instance} refused the request (“${body.title}”).`;
}
