import { t } from '@vscode/l10n';
import { joinSentences, listOfNames } from '../../../shared/words.ts';
import { isClassicRequest, isWrite, lackedPrivileges, privilegesNamed, type GuidanceInput } from './facts.ts';
import { readBack, serverReason, showBody, type Card, type GuidanceRow } from './row.ts';
import { maybeStored } from './server.ts';

/** What statuses mean that the Classic API uses in ways of its own; its conflicts and successes stand with the others. */
export const classicRows: readonly GuidanceRow[] = [
  {
    // Classic says 401 for a missing privilege and for a path that it no longer serves (facts 1.13).
    source: 'http.401.goodToken',
    from: 'body',
    status: 401,
    when: ({ tokenIsGood }) => tokenIsGood === true,
    card: goodTokenRefused,
  },
  {
    // Of apps and ebooks (facts 8.13): the id in the answer says that it was taken.
    source: 'http.400.classicDelete',
    from: 'body',
    status: 400,
    when: (input) => isClassicRequest(input) && input.request.method === 'DELETE' && /^\d+$/.test(input.body.errors[0]?.description ?? ''),
    card: (input) => ({
      tone: 'warning',
      title: t`Taken, although the status says otherwise`,
      meaning: t`The answer holds the id of the object: the Classic API takes some deletions, answers ${input.status}, and carries them out later.`,
      steps: [t`Wait a minute, then look whether it is still there; to ask at once can delay it.`],
      actions: [readBack()],
    }),
  },
  {
    // What arrives is no XML of this kind of object (facts 7.3).
    source: 'http.400.classic',
    from: 'operation',
    status: 400,
    when: (input) => isClassicRequest(input) && input.request.bodySize > 0,
    card: (input) => ({
      tone: 'error',
      title: t`The XML is not taken`,
      meaning: serverReason(
        input,
        t`The Classic API gives no reason: the body is no sound XML, or its root is not the element of this kind of object.`,
      ),
      steps: [
        t`Write & as &amp; and < as &lt; in values, close each element, and check the name of the root.`,
        t`Compare with an object of the same kind that is read as XML.`,
      ],
      actions: [showBody()],
    }),
  },
  {
    // Parts of an object can be read, and not be written (facts 8.2).
    source: 'http.404.classicSubset',
    from: 'operation',
    status: (status) => status === 404 || status === 405,
    when: (input) => isClassicRequest(input) && isWrite(input) && input.request.path.includes('/subset/'),
    card: ({ request }) => {
      const whole = request.path.replace(/\/subset\/.*$/, '');
      return {
        tone: 'error',
        title: t`A part of an object can only be read`,
        meaning: t`The Classic API takes no writes at a path with /subset/; the object’s own path changes no more than the sections that stand in the body.`,
        steps: [t`Send the same section to ${whole}.`],
        actions: [{ do: 'usePath', label: t`Use ${whole}`, path: whole }],
      };
    },
  },
  {
    // Over an id that nothing has, or a percent sign in a text that is decoded like a form (facts 8.20).
    source: 'http.500.classic',
    from: 'operation',
    status: 500,
    when: (input) => isClassicRequest(input) && isWrite(input) && input.request.method !== 'DELETE',
    card: (input) => {
      const { steps, ...card } = maybeStored(
        input,
        joinSentences(
          serverReason(input, t`The server failed and gives no reason.`),
          t`The Classic API fails like this where the scope or an account names an object that no longer exists, and where the message of an invitation has a percent sign.`,
        ),
      );
      return {
        ...card,
        steps: [...steps.slice(0, 1), t`Remove the ids of objects that no longer exist, and % in messages.`, ...steps.slice(1)],
      };
    },
  },
];

function goodTokenRefused(input: GuidanceInput): Card {
  const { instance } = input.session;
  const { path } = input.request;
  const missing = lackedPrivileges(input) ?? [];
  const needed = privilegesNamed(input);
  const isHeld = needed !== undefined && lackedPrivileges(input)?.length === 0;
  const others = t`${instance} takes the same token for other requests.`;
  const actions: Card['actions'] = [
    { do: 'showPrivileges', label: t`Show privileges`, privileges: missing.length > 0 ? missing : (input.operation?.privileges ?? []) },
  ];
  if (missing.length > 0)
    return {
      tone: 'error',
      title: missing.length === 1 ? t`Missing privilege: ${listOfNames(missing, 4)}` : t`Missing privileges: ${listOfNames(missing, 4)}`,
      meaning: joinSentences(others, t`The account lacks ${listOfNames(missing)}, and the Classic API answers 401 to that.`),
      steps: [t`Add ${listOfNames(missing)} to the account or the API role; a new sign-in alone does not help.`],
      actions: [...actions, { do: 'copyRole', label: t`Copy a minimal API role`, privileges: input.operation?.privileges ?? missing }],
    };
  return {
    tone: 'error',
    title: isHeld
      ? t`The privileges are there; this may not be there any more`
      : t`The token is fine; this is not allowed, or not there any more`,
    meaning: isHeld
      ? joinSentences(
          others,
          t`The account holds ${needed}, so this version of Jamf Pro may no longer have ${path}, or it belongs to a site that the account may not touch.`,
        )
      : joinSentences(
          others,
          t`The account lacks the privilege for this one, or this version of Jamf Pro no longer has ${path}: the Classic API answers 401 to both.`,
        ),
    steps: [
      ...(isHeld
        ? []
        : [
            needed === undefined
              ? t`Look at what the account may do; a new sign-in does not help.`
              : t`Look whether the account has ${needed}; a new sign-in does not help.`,
          ]),
      t`If the privilege is there, look for the resource in the Jamf Pro API: it may have moved.`,
    ],
    actions,
  };
}
