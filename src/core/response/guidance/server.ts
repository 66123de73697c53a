import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import { isTokenPath, isWrite, queryValue, recordOrNone, type GuidanceInput } from './facts.ts';
import { queryNames } from './known.ts';
import { askForLess, mayBeLess } from './noAnswer.ts';
import { checkStatus, editInstanceAction, readBack, serverReason, retry, type Card, type GuidanceRow } from './row.ts';

/** 3xx, 429, 5xx and what is in no table: the server or something on the way cannot go on. */
export const serverRows: readonly GuidanceRow[] = [
  {
    // Without a session, every UI path answers 302 to the login page (facts 2.3).
    source: 'http.302.login',
    from: 'body',
    status: (status) => status >= 300 && status < 400,
    when: ({ location, body }) => /log(?:in|on)|sso|saml|auth|\.html$/i.test(location ?? '') || body.kind === 'login',
    card: (input) => ({
      tone: 'error',
      title: t`Sent to a login page`,
      meaning:
        input.location === undefined
          ? t`${input.session.instance} answers this path with a redirect. It is no API path, or something in front wants a sign-in.`
          : t`${input.session.instance} answers this path with a redirect to ${input.location}. It is no API path, or something in front wants a sign-in.`,
      steps: [
        isElsewhere(input)
          ? t`Check that the path begins with /api or /JSSResource, and the address of the instance.`
          : t`Check that the path begins with /api or /JSSResource.`,
      ],
      actions: isElsewhere(input) ? [editInstanceAction()] : [],
    }),
  },
  {
    // Redirects are never followed across origins, nor for a write.
    source: 'http.3xx',
    from: 'status',
    status: (status) => status >= 300 && status < 400,
    card: (input) => ({
      tone: 'warning',
      title: t`Redirected (${input.status})`,
      meaning: joinSentences(
        input.location === undefined ? t`The server points elsewhere.` : t`The server points elsewhere to ${input.location}.`,
        t`The redirect was not followed, so that token and body stay with the instance.`,
      ),
      steps: isElsewhere(input)
        ? [t`If that is your Jamf Pro, make it the address of the instance.`]
        : [t`It is no path of the API: check that it begins with /api or /JSSResource, and how it is written.`],
      actions: isElsewhere(input) ? [editInstanceAction()] : [],
    }),
  },
  {
    // Few operations limit anything; for all of them there is Jamf's advice (facts 6.1, 6.2).
    source: 'http.429',
    from: 'status',
    status: 429,
    card: (input) => ({
      tone: 'warning',
      title: t`Too many requests`,
      meaning: joinSentences(
        input.retryAfter === undefined
          ? t`The server asks to slow down.`
          : t`The server asks to slow down, and names ${Math.ceil(input.retryAfter)} seconds.`,
        t`Jamf advises at most five requests at once.`,
      ),
      steps: [t`Wait until the time is over, then send it again.`, t`Stop scripts that ask the same instance at the same time.`],
      actions: [{ ...retry(), after: Math.ceil(input.retryAfter ?? 30) }],
    }),
  },
  {
    // No object is touched by a sign-in, so nothing can have been stored by it.
    source: 'http.5xx.signIn',
    from: 'body',
    status: (status) => status >= 500 && status < 600,
    when: ({ request }) => isTokenPath(request.path),
    card: (input) => ({
      tone: 'error',
      title: t`Signing in failed at the server`,
      meaning: joinSentences(
        serverReason(input, t`${input.session.instance} answered ${input.status} when it was asked for a token.`),
        t`The credentials were not judged, and nothing else was sent.`,
      ),
      steps: [
        joinSentences(
          input.retryAfter === undefined ? t`Try again in a moment.` : t`Try again in ${Math.ceil(input.retryAfter)} seconds.`,
          t`If it persists, test the connection.`,
        ),
      ],
      actions: [{ ...retry(), ...(input.retryAfter === undefined ? {} : { after: Math.ceil(input.retryAfter) }) }, checkStatus()],
    }),
  },
  {
    // A static group without assignments answers 500 with an empty list of errors (facts 5.6).
    source: 'http.500.assignments',
    from: 'operation',
    status: 500,
    when: ({ request }) =>
      isWriteTo(request.method) &&
      /static-groups(?:\/[^/]+)?$/.test(request.path) &&
      recordOrNone(request.body)?.['assignments'] === undefined,
    card: () => ({
      tone: 'error',
      title: t`assignments is missing`,
      meaning: t`A static group needs the list of its members; without it Jamf Pro fails instead of saying so. A PUT replaces all members.`,
      steps: [t`Add "assignments" with the ids of all members that the group should have.`],
      actions: [{ do: 'showTarget', label: t`Show the body`, target: { in: 'body', pointer: '/assignments' } }, readBack()],
    }),
  },
  {
    // Since 11.28 a prestage PUT may answer 500 although it was stored (facts 5.11).
    source: 'http.500.prestage',
    from: 'operation',
    status: 500,
    when: ({ request }) => request.method === 'PUT' && request.path.includes('prestages'),
    card: (input) => maybeStored(input, t`Some versions of Jamf Pro answer so to a prestage although the change was stored.`),
  },
  {
    source: 'http.500.write',
    from: 'operation',
    status: 500,
    when: isWrite,
    card: (input) => maybeStored(input, serverReason(input, t`The server failed and gives no reason.`)),
  },
  {
    // Some lists answer 500 with an empty list of errors to a filter or a sort order that they cannot read (facts 3.11).
    source: 'http.500.query',
    from: 'operation',
    status: 500,
    when: (input) => !isWrite(input) && askedBy(input) !== undefined,
    card: (input) => {
      const name = askedBy(input) ?? 'filter';
      const { title, fallback, steps, label } = name === 'sort' ? overSort() : overFilter();
      const checked = input.queryComplaint === undefined ? undefined : t`The check of it says: ${input.queryComplaint}`;
      return {
        tone: 'error',
        title,
        meaning: joinSentences(serverReason(input, fallback), checked),
        steps,
        actions: [{ do: 'showTarget', label, target: { in: 'query', name } }, retry()],
      };
    },
  },
  {
    source: 'http.500',
    from: 'status',
    status: 500,
    card: (input) => ({
      tone: 'error',
      title: t`The server failed`,
      meaning: serverReason(input, t`Jamf Pro met an error of its own and gives no reason.`),
      steps: [
        t`Send it again; if it persists, try fewer rows or sections, or another id.`,
        input.body.traceId === undefined
          ? t`If it still persists, ask Jamf Support with the time of the request.`
          : t`If it still persists, ask Jamf Support and name the trace id ${input.body.traceId}.`,
      ],
      actions: [retry(), checkStatus()],
    }),
  },
  {
    // A node that starts, or a proxy without one (facts 6.8).
    source: 'http.502',
    from: 'status',
    status: 502,
    card: (input) => unavailable(input, t`The proxy in front got no usable answer`, t`A node of Jamf Pro is starting or has stopped.`),
  },
  {
    source: 'http.503',
    from: 'status',
    status: 503,
    card: (input) =>
      unavailable(
        input,
        t`Jamf Pro is not available`,
        input.retryAfter === undefined
          ? t`It is starting, being updated, or busy with a large task.`
          : t`It is starting, being updated, or busy with a large task, and names ${Math.ceil(input.retryAfter)} seconds.`,
      ),
  },
  {
    // Proxies end a request after 90 to 120 seconds (facts 6.5).
    source: 'http.504.read',
    from: 'operation',
    status: 504,
    when: (input) =>
      !isWrite(input) &&
      mayBeLess([...input.request.query.map(([name]) => name), ...(input.operation === undefined ? [] : queryNames(input.operation))]),
    card: () => ({
      tone: 'error',
      title: t`It took too long`,
      meaning: t`The proxy in front of Jamf Pro ended the request after its time limit, usually 90 to 120 seconds.`,
      steps: [askForLess(), t`Then send it again.`],
      actions: [retry(), { do: 'showTarget', label: t`Show page-size`, target: { in: 'query', name: 'page-size' } }],
    }),
  },
  {
    source: 'http.504',
    from: 'status',
    status: 504,
    card: (input) => unavailable(input, t`It took too long`, t`The proxy in front ended the request; Jamf Pro may still be working on it.`),
  },
  {
    source: 'http.5xx',
    from: 'status',
    status: (status) => status >= 500 && status < 600,
    card: (input) =>
      unavailable(
        input,
        t`The server failed (${input.status})`,
        serverReason(input, t`This status is rarely used by Jamf Pro; a proxy may have sent it.`),
      ),
  },
  {
    source: 'http.4xx',
    from: 'status',
    status: (status) => status >= 400 && status < 500,
    card: (input) => ({
      tone: 'error',
      title: t`Refused (${input.status})`,
      meaning: serverReason(
        input,
        t`The server does not accept the request; Jamf Pro rarely uses this status, so a proxy may have sent it.`,
      ),
      steps: [t`Read the body of the answer, and check path, parameters and body of the request.`],
      actions: [retry()],
    }),
  },
  {
    // A status outside of all classes.
    source: 'http.other',
    from: 'status',
    status: () => true,
    card: ({ status }) => ({
      tone: 'error',
      title: t`Unknown status ${status}`,
      meaning: t`This is no status of HTTP. A proxy, a firewall or another server answered in place of Jamf Pro.`,
      steps: [t`Check the address of the instance, and ask the network team what answers there.`],
      actions: [checkStatus(), retry()],
    }),
  },
];

interface QueryWords {
  readonly title: string;
  readonly fallback: string;
  readonly steps: readonly string[];
  readonly label: string;
}

const overSort = (): QueryWords => ({
  title: t`The server failed, maybe over the sort order`,
  fallback: t`Jamf Pro gives no reason; a sort order that it cannot read ends so at some lists.`,
  steps: [
    t`Send it without the sort order first: if that works, the sort order is the reason.`,
    t`Write name:asc: a colon before the direction.`,
  ],
  label: t`Show the sort order`,
});

const overFilter = (): QueryWords => ({
  title: t`The server failed, maybe over the filter`,
  fallback: t`Jamf Pro gives no reason; a filter that it cannot read ends so at some lists.`,
  steps: [
    t`Send it without the filter first: if that works, the filter is the reason.`,
    t`Put values with blanks or parentheses into double quotes.`,
  ],
  label: t`Show the filter`,
});

/** What of a read the server may not have been able to make sense of. */
function askedBy(input: GuidanceInput): 'filter' | 'sort' | undefined {
  return (['filter', 'sort'] as const).find((name) => (queryValue(input, name) ?? '').trim() !== '');
}

function isWriteTo(method: string): boolean {
  return method === 'PUT' || method === 'POST';
}

export function maybeStored(input: GuidanceInput, meaning: string): Card {
  return {
    tone: 'error',
    title: t`The server failed; the change may be stored`,
    meaning,
    steps: [
      t`Check what is stored before you send it again: a repeat could create a second object or undo a newer change.`,
      input.body.traceId === undefined
        ? t`If it persists, ask Jamf Support with the time of the request.`
        : t`If it persists, ask Jamf Support and name the trace id ${input.body.traceId}.`,
    ],
    actions: [readBack(), checkStatus()],
  };
}

function unavailable(input: GuidanceInput, title: string, meaning: string): Card {
  const wait = Math.ceil(input.retryAfter ?? 30);
  return isWrite(input)
    ? {
        tone: 'error',
        title,
        meaning: joinSentences(meaning, t`Whether the change was stored is not known.`),
        steps: [t`Wait until Jamf Pro is back, then check what is stored before you send it again.`],
        actions: [readBack(), checkStatus(), { ...retry(), after: wait }],
      }
    : {
        tone: 'error',
        title,
        meaning,
        steps: [t`Wait a moment and send it again.`],
        actions: [{ ...retry(), after: wait }, checkStatus()],
      };
}

/** Away from the host that was asked. A path alone stays there. */
function isElsewhere({ location, request }: GuidanceInput): boolean {
  return location !== undefined && URL.canParse(location) && new URL(location).host !== request.host;
}
