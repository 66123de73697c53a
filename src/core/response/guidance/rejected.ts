import { t } from '@vscode/l10n';
import { listOfNames, joinSentences } from '../../../shared/words.ts';
import type { GuidanceAction } from '../../../shared/guidance.ts';
import { sizeText } from '../../../shared/size.ts';
import { clientRefused } from './access.ts';
import { isClassicRequest, inUse, isWrite, queryValue, bodySays, type GuidanceInput } from './facts.ts';
import { serverReason, retry, type Card, type GuidanceRow } from './row.ts';
import { targetOf } from './targets.ts';

/** 400, 412 to 415 and 422: the request itself has to change. */
export const rejectedRows: readonly GuidanceRow[] = [
  {
    // The token endpoint's own form of errors (facts 1.3).
    source: 'http.400.client',
    from: 'body',
    status: 400,
    when: ({ body }) => body.kind === 'oauth',
    card: clientRefused,
  },
  {
    // This list refuses a request without a filter (facts 3.8).
    source: 'http.400.filterNeeded',
    from: 'operation',
    status: 400,
    when: (input) =>
      input.request.method === 'GET' && input.request.path.endsWith('/mdm/commands') && (queryValue(input, 'filter') ?? '') === '',
    card: (input) => ({
      tone: 'error',
      title: t`A filter is needed here`,
      meaning: t`Jamf Pro lists MDM commands only with a filter.`,
      steps: [
        t`Filter by one of ${listOfNames(fieldNames(input, 'filter', ['uuid', 'clientManagementId', 'command', 'status', 'dateSent']))}.`,
      ],
      actions: [show({ in: 'query', name: 'filter' }, t`Show the filter`)],
    }),
  },
  {
    // A wrong field or syntax gives 400; names differ between versions of an operation (facts 3.7).
    source: 'http.400.filter',
    from: 'operation',
    status: 400,
    when: (input) => (queryValue(input, 'filter') ?? '') !== '' && !isWrite(input),
    card: (input) => ({
      tone: 'error',
      title: t`The filter is not understood`,
      meaning: joinSentences(
        serverReason(input, t`A field name or the syntax of the filter is wrong.`),
        t`Field names differ between versions of an operation.`,
      ),
      steps: [fieldStep(input, 'filter'), t`Put values with blanks into double quotes, and join terms with ; (and) or , (or).`],
      actions: [show({ in: 'query', name: 'filter' }, t`Show the filter`)],
    }),
  },
  {
    // Some defaults of the document have a dot where a colon belongs (facts 4.7).
    source: 'http.400.sort',
    from: 'operation',
    status: 400,
    when: (input) => (queryValue(input, 'sort') ?? '') !== '' && !isWrite(input),
    card: (input) => ({
      tone: 'error',
      title: t`The sort order is not understood`,
      meaning: serverReason(input, t`A field name is wrong, or the form is not field:asc or field:desc.`),
      steps: [fieldStep(input, 'sort'), t`Write name:asc,id:desc: a colon before the direction, commas between fields.`],
      actions: [show({ in: 'query', name: 'sort' }, t`Show the sort order`)],
    }),
  },
  {
    // errors[].field names what is wrong (facts 7.1).
    source: 'http.400.fields',
    from: 'body',
    status: 400,
    when: ({ body }) => body.errors.some((error) => error.field !== undefined),
    card: (input) => fieldCard(input, (name) => t`A field is not accepted: ${name}`),
  },
  {
    source: 'http.400.syntax',
    from: 'body',
    status: 400,
    when: (input) => input.request.bodySize > 0 && bodySays(input, /json|parse|malformed|unreadable|unrecogni[sz]ed|deserial|syntax/i),
    card: (input) => ({
      tone: 'error',
      title: t`The body cannot be read`,
      meaning: serverReason(input, t`The body is not valid, or holds a value of the wrong type.`),
      steps: [t`Check the syntax of the body, then the type of each value: texts in quotes, numbers and true or false without.`],
      actions: [show({ in: 'body', pointer: '' }, t`Show the body`)],
    }),
  },
  {
    source: 'http.400',
    from: 'status',
    status: 400,
    card: (input) => ({
      tone: 'error',
      title: t`The request is not understood`,
      meaning: serverReason(input, t`Jamf Pro does not accept the syntax of the request and names no field.`),
      steps: [
        input.request.bodySize > 0
          ? t`Check the syntax of the body first, then names, types and listed values in it.`
          : t`Check the query parameters and the values in the path.`,
        t`Compare with an example from the schema.`,
      ],
      ...(input.request.bodySize > 0 ? { actions: [show({ in: 'body', pointer: '' }, t`Show the body`)] } : {}),
    }),
  },
  {
    // The CSV of inventory preload is checked as a whole (facts 5.16).
    source: 'http.412.csv',
    from: 'operation',
    status: 412,
    when: ({ request }) => request.path.includes('/inventory-preload'),
    card: (input) => ({
      tone: 'error',
      title: t`The CSV is not valid`,
      meaning: joinSentences(serverReason(input, t`At least one line or column of the CSV is wrong.`), t`Nothing was imported.`),
      steps: [
        t`Mend the lines named below and send the whole file again.`,
        t`Check a file beforehand with POST /v2/inventory-preload/csv-validate.`,
      ],
    }),
  },
  {
    source: 'http.412',
    from: 'status',
    status: 412,
    card: (input) => ({
      tone: 'error',
      title: t`A precondition is not met`,
      meaning: serverReason(input, t`Something that this operation requires to be in place is not.`),
      steps: [documented(input, '412') ?? t`Read the description of the operation for what has to be true first.`],
      actions: [retry()],
    }),
  },
  {
    // Attachments and manifests (facts 5.17); proxies have limits of their own.
    source: 'http.413',
    from: 'status',
    status: 413,
    card: (input) => ({
      tone: 'error',
      title: t`The body is too large`,
      meaning:
        input.body.kind === 'gateway'
          ? t`${sizeText(input.request.bodySize)} were sent, more than a proxy in front of Jamf Pro takes for this operation.`
          : t`${sizeText(input.request.bodySize)} were sent, more than the server takes for this operation.`,
      steps: [
        t`Send a smaller file, or split a list into several requests.`,
        ...(/packages?\b/i.test(input.request.path) ? [t`Packages go through the upload of a distribution point instead.`] : []),
      ],
    }),
  },
  {
    // More than 40 UUIDs in a filter (facts 3.9).
    source: 'http.414.commands',
    from: 'operation',
    status: 414,
    when: ({ request }) => request.path.includes('/mdm/commands'),
    card: () => ({
      tone: 'error',
      title: t`Too many ids in one filter`,
      meaning: t`MDM commands take at most 40 UUIDs in one request.`,
      steps: [t`Split the list into requests of 40 ids each.`],
      actions: [show({ in: 'query', name: 'filter' }, t`Show the filter`)],
    }),
  },
  {
    source: 'http.414',
    from: 'status',
    status: 414,
    card: ({ request }) => ({
      tone: 'error',
      title: t`The address is too long`,
      meaning: t`The address has ${request.urlLength.toLocaleString('en')} characters; servers and proxies often stop at 8,000.`,
      steps: [
        t`Shorten the filter, or split a list of ids into several requests.`,
        t`Use an operation that takes the ids in its body where there is one.`,
      ],
      actions: [show({ in: 'query', name: 'filter' }, t`Show the query`)],
    }),
  },
  {
    // An export wants Accept: text/csv (facts 5.18).
    source: 'http.415.accept',
    from: 'operation',
    status: (status) => status === 415 || status === 406,
    when: ({ request }) => /export/.test(request.path) && !/text\/csv/.test(request.accept ?? ''),
    card: () => ({
      tone: 'error',
      title: t`The export wants another Accept header`,
      meaning: t`This operation answers with CSV and refuses a request that does not ask for it.`,
      steps: [t`Set the header Accept to text/csv.`],
      actions: [{ do: 'useAccept', label: t`Ask for text/csv`, mediaType: 'text/csv' }],
    }),
  },
  {
    // Classic takes XML only (facts 8.1).
    source: 'http.415.classic',
    from: 'operation',
    status: (status) => status === 415 || status === 405,
    when: (input) => isClassicRequest(input) && isWrite(input) && !/xml/.test(input.request.contentType ?? ''),
    card: () => ({
      tone: 'error',
      title: t`The Classic API takes XML only`,
      meaning: t`Writing to /JSSResource works with XML; JSON can only be read there.`,
      steps: [t`Send the body as XML with the media type application/xml.`],
      actions: [{ do: 'useMediaType', label: t`Use application/xml`, mediaType: 'application/xml' }],
    }),
  },
  {
    // A few operations want merge-patch; the document names the type (facts 5.2).
    source: 'http.415.type',
    from: 'operation',
    status: 415,
    when: (input) => wantedType(input) !== undefined,
    card: (input) => ({
      tone: 'error',
      title: t`Another media type is wanted`,
      meaning:
        input.request.contentType === undefined
          ? t`The body was sent as nothing; this operation takes ${wantedType(input) ?? ''}.`
          : t`The body was sent as ${input.request.contentType}; this operation takes ${wantedType(input) ?? ''}.`,
      steps: [t`Choose ${wantedType(input) ?? ''} for the body and send it again.`],
      actions: [{ do: 'useMediaType', label: t`Use ${wantedType(input) ?? ''}`, mediaType: wantedType(input) ?? '' }],
    }),
  },
  {
    source: 'http.415',
    from: 'status',
    status: 415,
    card: ({ request }) => ({
      tone: 'error',
      title: t`The media type is not supported`,
      meaning:
        request.contentType === undefined
          ? t`The server does not take this kind of body at this path.`
          : t`The server does not take ${request.contentType} at this path.`,
      steps: [t`Send JSON as application/json, Classic bodies as application/xml, and files as multipart.`],
      actions: [{ do: 'useMediaType', label: t`Use application/json`, mediaType: 'application/json' }],
    }),
  },
  {
    // 422 for groups with a name that is taken (facts 5.15).
    source: 'http.422.duplicate',
    from: 'body',
    status: 422,
    when: (input) => bodySays(input, /duplicate|already exists|unique|taken/i),
    card: (input) => ({
      tone: 'error',
      title: t`The name is taken`,
      meaning: serverReason(input, t`Another object has this name.`),
      steps: [t`Choose another name and send it again.`],
      actions: [show({ in: 'body', pointer: '/name' }, t`Show the name`)],
    }),
  },
  {
    source: 'http.422.inUse',
    from: 'body',
    status: 422,
    when: (input) => bodySays(input, inUse),
    card: (input) => ({
      tone: 'error',
      title: t`The object is in use`,
      meaning: serverReason(input, t`Other objects depend on this one.`),
      steps: [t`Take it out of the objects that use it, then try again.`],
    }),
  },
  {
    source: 'http.422',
    from: 'status',
    status: 422,
    card: (input) =>
      input.body.errors.some((error) => error.field !== undefined)
        ? fieldCard(input, (name) => t`A value cannot be applied: ${name}`)
        : {
            tone: 'error',
            title: t`Understood, but it cannot be applied`,
            meaning: serverReason(input, t`The syntax is right, but the server cannot apply these values together.`),
            steps: [t`Check which values depend on each other, and ids of objects that may be gone.`],
            actions: [show({ in: 'body', pointer: '' }, t`Show the body`)],
          },
  },
];

function fieldCard(input: GuidanceInput, titleOf: (name: string) => string): Card {
  const targets = input.body.errors.flatMap((error) => targetOf(error.field, input.request) ?? []);
  const names = input.body.errors.flatMap((error) => error.field ?? []);
  return {
    tone: 'error',
    title: names.length === 1 ? titleOf(names[0] ?? '') : t`${names.length} fields are not accepted`,
    meaning: serverReason(input, t`The server names the field below, and no more.`),
    steps:
      names.length === 1
        ? [t`Mend the field and send it again.`, t`The schema shows which values it takes.`]
        : [t`Mend the fields and send it again.`, t`The schema shows which values they take.`],
    actions: targets.slice(0, 3).map((target) => {
      const name = target.in === 'body' ? target.pointer.slice(1) : target.name;
      return show(target, name === '' ? t`Show the body` : t`Show ${name}`);
    }),
  };
}

function show(target: Extract<GuidanceAction, { do: 'showTarget' }>['target'], label: string): GuidanceAction {
  return { do: 'showTarget', label, target };
}

function fieldNames({ fields }: GuidanceInput, kind: 'filter' | 'sort', fallback: readonly string[]): readonly string[] {
  const known = fields?.[kind] ?? [];
  return known.length > 0 ? known : fallback;
}

function fieldStep(input: GuidanceInput, kind: 'filter' | 'sort'): string {
  const names = fieldNames(input, kind, []);
  return names.length === 0
    ? t`See the description of the parameter for the fields that it takes.`
    : t`Fields that it takes: ${listOfNames(names, 12)}.`;
}

function wantedType({ operation, request }: GuidanceInput): string | undefined {
  const types = operation?.shapes().request.map((content) => content.mediaType) ?? [];
  const sent = (request.contentType ?? '').split(';')[0]?.trim() ?? '';
  return types.includes(sent) ? undefined : types[0];
}

/** What the instance's own document says of the status, without its markup. */
function documented({ operation }: GuidanceInput, status: string): string | undefined {
  const text = operation
    ?.shapes()
    .responses.find((response) => response.status === status)
    ?.description.replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === undefined || text === '' ? undefined : t`The API document says: ${text.slice(0, 300)}`;
}
