import { t } from '@vscode/l10n';
import { listOfNames, joinSentences } from '../../../shared/words.ts';
import { isClassicRequest, methodsHere, nearestPath, type GuidanceInput } from './facts.ts';
import { editInstanceAction, serverReason, retry, type GuidanceRow } from './row.ts';

/** Seconds for which another node of a cluster may not know a new object (facts 6.3). */
const spread = 60;

/** 404, 405, 406 and 410: nothing is there, or not in this way. */
export const missingRows: readonly GuidanceRow[] = [
  {
    // Caches of a cluster's nodes are refreshed about once a minute (facts 6.3). Tried before “wrong id”, which it looks like.
    source: 'http.404.new',
    from: 'operation',
    status: 404,
    when: ({ createdAgo }) => createdAgo !== undefined && createdAgo < spread,
    card: ({ createdAgo }) => ({
      tone: 'warning',
      title: t`Not there yet`,
      meaning: t`The object was created ${Math.round(createdAgo ?? 0)} seconds ago. Another node of the cluster may not know it for up to a minute.`,
      steps: [t`Wait, then ask again.`],
      actions: [{ ...retry(), after: Math.max(5, Math.ceil((spread - (createdAgo ?? 0)) / 4)) }],
    }),
  },
  {
    // Jamf Pro runs in Tomcat, which answers itself where nothing of Jamf Pro is (facts 2.6): another context path, a doubled slash.
    source: 'http.404.server',
    from: 'body',
    status: 404,
    when: ({ body }) => body.kind === 'tomcat',
    card: ({ session, request }) => ({
      tone: 'error',
      title: t`The path does not exist on this server`,
      meaning: t`Tomcat, the web server that Jamf Pro runs in, answered for ${session.instance}: there is nothing at ${request.path}, so the API was not asked.`,
      steps: [
        t`Check that the path begins with /api/v1 (or another version) or with /JSSResource, and has no doubled slash.`,
        t`Check the context path in the address of the instance.`,
      ],
      actions: [editInstanceAction()],
    }),
  },
  {
    // The plain text of a gateway or another server, not of Jamf Pro (facts 6.7).
    source: 'http.404.elsewhere',
    from: 'body',
    status: 404,
    when: ({ body }) => body.kind === 'gateway' || (body.kind === 'text' && /page not found/i.test(body.errors[0]?.description ?? '')),
    card: ({ session, body }) => ({
      tone: 'error',
      title: body.by === undefined ? t`Something else than Jamf Pro answered` : t`${body.by} answered, not Jamf Pro`,
      meaning:
        body.by === undefined
          ? t`This 404 does not come from the API of ${session.instance}: a proxy, a gateway or another web server answered, and the path does not exist on that server.`
          : t`This 404 does not come from the API of ${session.instance}: ${body.by} answered, and the path does not exist on that server.`,
      steps: [t`Check the address of the instance: host name, port and context path.`],
      actions: [editInstanceAction()],
    }),
  },
  {
    // An update takes paths away under an open window (facts 4.4).
    source: 'http.404.updated',
    from: 'operation',
    status: 404,
    when: (input) => input.session.updated !== undefined && !isClassicRequest(input) && methodsHere(input)?.length === 0,
    card: (input) => {
      const nearest = nearestPath(input);
      const { from, to } = input.session.updated ?? { from: '', to: '' };
      return {
        tone: 'error',
        title: t`Jamf Pro was updated from ${from} to ${to}`,
        meaning: t`Its API document was read anew: this version on ${input.session.instance} no longer has ${input.request.path}.`,
        steps: [
          nearest === undefined ? t`Search the operations of the instance for what took its place.` : t`What it has now is ${nearest}.`,
          t`Refresh the instance in the sidebar, so that its lists are those of the new version.`,
        ],
        actions: nearest === undefined ? [] : [{ do: 'usePath', label: t`Use ${nearest}`, path: nearest }],
      };
    },
  },
  {
    // Paths come and go with versions (facts 4.4).
    source: 'http.404.path',
    from: 'operation',
    status: 404,
    when: (input) => !isClassicRequest(input) && methodsHere(input)?.length === 0,
    card: (input) => {
      const nearest = nearestPath(input);
      const version = input.session.version === undefined ? t`This version of Jamf Pro` : t`Jamf Pro ${input.session.version}`;
      return {
        tone: 'error',
        title: t`This instance has no such path`,
        meaning: t`${version} on ${input.session.instance} does not list ${input.request.path} in its API document.`,
        steps: [
          nearest === undefined
            ? t`Search the operations of the instance for the right path.`
            : t`The nearest path that it has is ${nearest}.`,
          t`Another version of Jamf Pro may have it.`,
        ],
        actions: nearest === undefined ? [] : [{ do: 'usePath', label: t`Use ${nearest}`, path: nearest }],
      };
    },
  },
  {
    source: 'http.404.id',
    from: 'operation',
    status: 404,
    when: ({ operation }) => operation?.path.includes('{') === true,
    card: (input) => ({
      tone: 'error',
      title: t`No object with this id`,
      meaning: joinSentences(
        serverReason(input, t`The path exists, but the object does not: the id is wrong or the object was deleted.`),
        otherId(input),
      ),
      steps: [t`Take the id from the list of the resource.`, t`An object created in the last minute may not be known to every node yet.`],
      actions: [showId(input), retry()].filter((action) => action !== undefined),
    }),
  },
  {
    // Names with a slash do not work; some paths were removed (facts 8.10, 8.11).
    source: 'http.404.classic',
    from: 'operation',
    status: 404,
    when: isClassicRequest,
    card: (input) => ({
      tone: 'error',
      title: t`The Classic API has nothing there`,
      meaning: joinSentences(
        serverReason(input, ''),
        t`The resource, the id or the name does not exist. Names with a slash cannot be asked for.`,
      ),
      steps: [t`Check the form: /JSSResource/policies/id/1. Ask by id where a name has special characters.`],
      actions: [retry()],
    }),
  },
  {
    source: 'http.404',
    from: 'status',
    status: 404,
    card: (input) => ({
      tone: 'error',
      title: t`Not found`,
      meaning: serverReason(input, t`Nothing answers at this path: the path is wrong, or an object it names does not exist.`),
      steps: [t`Check the path, its version (/v1, /v2, …) and the ids in it.`],
      actions: [retry()],
    }),
  },
  {
    source: 'http.405.methods',
    from: 'operation',
    status: 405,
    when: (input) => (methodsHere(input) ?? []).length > 0,
    card: (input) => ({
      tone: 'error',
      title: t`${input.request.method} is not possible here`,
      meaning: t`The API document lists ${listOfNames(methodsHere(input) ?? [])} for this path.`,
      steps: [t`Choose one of these methods, or another path.`],
    }),
  },
  {
    source: 'http.405',
    from: 'status',
    status: 405,
    card: ({ request }) => ({
      tone: 'error',
      title: t`${request.method} is not possible here`,
      meaning: t`The path exists, but not with this method.`,
      steps: [t`Look the path up in the operations of the instance and choose a method that it has.`],
    }),
  },
  {
    source: 'http.406',
    from: 'status',
    status: 406,
    card: ({ request, operation }) => {
      const type =
        operation?.shapes().responses.find((response) => response.status.startsWith('2'))?.content[0]?.mediaType ?? 'application/json';
      return {
        tone: 'error',
        title: t`The server cannot answer in that form`,
        meaning:
          request.accept === undefined
            ? t`The request asked for no particular form, which this operation does not offer.`
            : t`The request asked for ${request.accept}, which this operation does not offer.`,
        steps: [t`Set the header Accept to ${type}.`],
        actions: [{ do: 'useAccept', label: t`Ask for ${type}`, mediaType: type }],
      };
    },
  },
  {
    // A log flushing task that has ended (facts 5.19).
    source: 'http.410',
    from: 'status',
    status: 410,
    card: (input) => ({
      tone: 'error',
      title: t`No longer there`,
      meaning: serverReason(input, t`The object existed and has ended or was removed for good.`),
      steps: [t`Read the list again; there is nothing to repeat.`],
    }),
  },
];

/** Groups are the classic trap: one resource counts by platform id, another by number (facts 3.15). */
function otherId({ request }: GuidanceInput): string {
  return /^\/v\d+\/groups\/\d+$/.test(request.path) ? t`This resource takes the platform id (a UUID), not the number.` : '';
}

function showId({
  operation,
}: GuidanceInput):
  | { readonly do: 'showTarget'; readonly label: string; readonly target: { readonly in: 'path'; readonly name: string } }
  | undefined {
  const name = /\{([^{}]+)\}[^{}]*$/.exec(operation?.path ?? '')?.[1];
  return name === undefined ? undefined : { do: 'showTarget', label: t`Show ${name}`, target: { in: 'path', name } };
}
