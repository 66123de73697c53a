import type { GuidanceInput } from './facts.ts';
import { isTokenPath, isWrite, queryValue, record } from './facts.ts';
import type { Card, Row } from './row.ts';
import { checkStatus, editInstance, readBack, reason, retry } from './row.ts';

/** 3xx, 429, 5xx and what is in no table: the server or something on the way cannot go on. */
export const serverRows: readonly Row[] = [
  {
    // Without a session, every UI path answers 302 to the login page (facts 2.3).
    source: 'http.302.login',
    from: 'body',
    status: (status) => status >= 300 && status < 400,
    when: ({ location, body }) => /log(?:in|on)|sso|saml|auth|\.html$/i.test(location ?? '') || body.kind === 'login',
    card: (input) => ({
      tone: 'error',
      title: 'Sent to a login page',
      meaning: `${input.session.instance} answers this path with a redirect${to(input)}. It is no API path, or something in front wants a sign-in.`,
      steps: [`Check that the path begins with /api or /JSSResource${isElsewhere(input) ? ', and the address of the instance' : ''}.`],
      actions: isElsewhere(input) ? [editInstance] : [],
    }),
  },
  {
    // Redirects are never followed across origins, nor for a write.
    source: 'http.3xx',
    from: 'status',
    status: (status) => status >= 300 && status < 400,
    card: (input) => ({
      tone: 'warning',
      title: `Redirected (${input.status})`,
      meaning: `The server points elsewhere${to(input)}. The redirect was not followed, so that token and body stay with the instance.`,
      steps: isElsewhere(input)
        ? ['If that is your Jamf Pro, make it the address of the instance.']
        : ['It is no path of the API: check that it begins with /api or /JSSResource, and how it is written.'],
      actions: isElsewhere(input) ? [editInstance] : [],
    }),
  },
  {
    // Few operations limit anything; for all of them there is Jamf's advice (facts 6.1, 6.2).
    source: 'http.429',
    from: 'status',
    status: 429,
    card: (input) => ({
      tone: 'warning',
      title: 'Too many requests',
      meaning: `The server asks to slow down${waits(input)}. Jamf advises at most five requests at once.`,
      steps: ['Wait until the time is over, then send it again.', 'Stop scripts that ask the same instance at the same time.'],
      actions: [{ ...retry, after: Math.ceil(input.retryAfter ?? 30) }],
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
      title: 'Signing in failed at the server',
      meaning: `${reason(input, `${input.session.instance} answered ${input.status} when it was asked for a token.`)} The credentials were not judged, and nothing else was sent.`,
      steps: [
        `Try again${input.retryAfter === undefined ? ' in a moment' : ` in ${Math.ceil(input.retryAfter)} seconds`}. If it persists, test the connection.`,
      ],
      actions: [{ ...retry, ...(input.retryAfter === undefined ? {} : { after: Math.ceil(input.retryAfter) }) }, checkStatus],
    }),
  },
  {
    // A static group without assignments answers 500 with an empty list of errors (facts 5.6).
    source: 'http.500.assignments',
    from: 'operation',
    status: 500,
    when: ({ request }) =>
      isWriteTo(request.method) && /static-groups(?:\/[^/]+)?$/.test(request.path) && record(request.body)?.['assignments'] === undefined,
    card: () => ({
      tone: 'error',
      title: 'assignments is missing',
      meaning: 'A static group needs the list of its members; without it Jamf Pro fails instead of saying so. A PUT replaces all members.',
      steps: ['Add "assignments" with the ids of all members that the group should have.'],
      actions: [{ do: 'showTarget', label: 'Show the body', target: { in: 'body', pointer: '/assignments' } }, readBack],
    }),
  },
  {
    // Since 11.28 a prestage PUT may answer 500 although it was stored (facts 5.11).
    source: 'http.500.prestage',
    from: 'operation',
    status: 500,
    when: ({ request }) => request.method === 'PUT' && request.path.includes('prestages'),
    card: (input) => maybeStored(input, 'Some versions of Jamf Pro answer so to a prestage although the change was stored.'),
  },
  {
    source: 'http.500.write',
    from: 'operation',
    status: 500,
    when: isWrite,
    card: (input) => maybeStored(input, reason(input, 'The server failed and gives no reason.')),
  },
  {
    // Some lists answer 500 with an empty list of errors to a filter or a sort order that they cannot read (facts 3.11).
    source: 'http.500.query',
    from: 'operation',
    status: 500,
    when: (input) => !isWrite(input) && askedBy(input) !== undefined,
    card: (input) => {
      const name = askedBy(input) ?? 'filter';
      const what = name === 'sort' ? 'sort order' : 'filter';
      const checked = input.queryComplaint === undefined ? '' : ` The check of it says: ${input.queryComplaint}`;
      return {
        tone: 'error',
        title: `The server failed, maybe over the ${what}`,
        meaning: `${reason(input, `Jamf Pro gives no reason; a ${what} that it cannot read ends so at some lists.`)}${checked}`,
        steps: [
          `Send it without the ${what} first: if that works, the ${what} is the reason.`,
          name === 'sort' ? 'Write name:asc: a colon before the direction.' : 'Put values with blanks or parentheses into double quotes.',
        ],
        actions: [{ do: 'showTarget', label: `Show the ${what}`, target: { in: 'query', name } }, retry],
      };
    },
  },
  {
    source: 'http.500',
    from: 'status',
    status: 500,
    card: (input) => ({
      tone: 'error',
      title: 'The server failed',
      meaning: reason(input, 'Jamf Pro met an error of its own and gives no reason.'),
      steps: [
        'Send it again; if it persists, try fewer rows or sections, or another id.',
        `If it still persists, ask Jamf Support${input.body.traceId === undefined ? ' with the time of the request' : ` and name the trace id ${input.body.traceId}`}.`,
      ],
      actions: [retry, checkStatus],
    }),
  },
  {
    // A node that starts, or a proxy without one (facts 6.8).
    source: 'http.502',
    from: 'status',
    status: 502,
    card: (input) => unavailable(input, 'The proxy in front got no usable answer', 'A node of Jamf Pro is starting or has stopped.'),
  },
  {
    source: 'http.503',
    from: 'status',
    status: 503,
    card: (input) =>
      unavailable(input, 'Jamf Pro is not available', `It is starting, being updated, or busy with a large task${waits(input)}.`),
  },
  {
    // Proxies end a request after 90 to 120 seconds (facts 6.5).
    source: 'http.504.read',
    from: 'operation',
    status: 504,
    when: (input) => !isWrite(input),
    card: () => ({
      tone: 'error',
      title: 'It took too long',
      meaning: 'The proxy in front of Jamf Pro ended the request after its time limit, usually 90 to 120 seconds.',
      steps: ['Ask for less at once: a smaller page-size, fewer sections, a filter.', 'Then send it again.'],
      actions: [retry, { do: 'showTarget', label: 'Show page-size', target: { in: 'query', name: 'page-size' } }],
    }),
  },
  {
    source: 'http.504',
    from: 'status',
    status: 504,
    card: (input) => unavailable(input, 'It took too long', 'The proxy in front ended the request; Jamf Pro may still be working on it.'),
  },
  {
    source: 'http.5xx',
    from: 'status',
    status: (status) => status >= 500 && status < 600,
    card: (input) =>
      unavailable(
        input,
        `The server failed (${input.status})`,
        reason(input, 'This status is rarely used by Jamf Pro; a proxy may have sent it.'),
      ),
  },
  {
    source: 'http.4xx',
    from: 'status',
    status: (status) => status >= 400 && status < 500,
    card: (input) => ({
      tone: 'error',
      title: `Refused (${input.status})`,
      meaning: reason(input, 'The server does not accept the request; Jamf Pro rarely uses this status, so a proxy may have sent it.'),
      steps: ['Read the body of the answer, and check path, parameters and body of the request.'],
      actions: [retry],
    }),
  },
  {
    // A status outside of all classes.
    source: 'http.other',
    from: 'status',
    status: () => true,
    card: ({ status }) => ({
      tone: 'error',
      title: `Unknown status ${status}`,
      meaning: 'This is no status of HTTP. A proxy, a firewall or another server answered in place of Jamf Pro.',
      steps: ['Check the address of the instance, and ask the network team what answers there.'],
      actions: [checkStatus, retry],
    }),
  },
];

/** What of a read the server may not have been able to make sense of. */
function askedBy(input: GuidanceInput): 'filter' | 'sort' | undefined {
  return (['filter', 'sort'] as const).find((name) => (queryValue(input, name) ?? '').trim() !== '');
}

function isWriteTo(method: string): boolean {
  return method === 'PUT' || method === 'POST';
}

function maybeStored(input: GuidanceInput, meaning: string): Card {
  return {
    tone: 'error',
    title: 'The server failed; the change may be stored',
    meaning,
    steps: [
      'Check what is stored before you send it again: a repeat could create a second object or undo a newer change.',
      `If it persists, ask Jamf Support${input.body.traceId === undefined ? ' with the time of the request' : ` and name the trace id ${input.body.traceId}`}.`,
    ],
    actions: [readBack, checkStatus],
  };
}

function unavailable(input: GuidanceInput, title: string, meaning: string): Card {
  const wait = Math.ceil(input.retryAfter ?? 30);
  return isWrite(input)
    ? {
        tone: 'error',
        title,
        meaning: `${meaning} Whether the change was stored is not known.`,
        steps: ['Wait until Jamf Pro is back, then check what is stored before you send it again.'],
        actions: [readBack, checkStatus, { ...retry, after: wait }],
      }
    : { tone: 'error', title, meaning, steps: ['Wait a moment and send it again.'], actions: [{ ...retry, after: wait }, checkStatus] };
}

function waits({ retryAfter }: GuidanceInput): string {
  return retryAfter === undefined ? '' : `, and names ${Math.ceil(retryAfter)} seconds`;
}

/** Away from the host that was asked. A path alone stays there. */
function isElsewhere({ location, request }: GuidanceInput): boolean {
  return location !== undefined && URL.canParse(location) && new URL(location).host !== request.host;
}

function to({ location }: GuidanceInput): string {
  return location === undefined ? '' : ` to ${location}`;
}
