import { t } from '@vscode/l10n';
import { listOfNames } from '../../../shared/words.ts';
import { sizeText } from '../../../shared/size.ts';
import { rowsOf } from '../../listing/rowsOf.ts';
import { lockName } from '../../resources/lock.ts';
import { leafIn } from '../../shapes/shapeAt.ts';
import { isClassicRequest, isWrite, queryValue, recordOrNone, type GuidanceInput } from './facts.ts';
import { followPath } from './followPath.ts';
import { editInstanceAction, readBack, type GuidanceRow } from './row.ts';

const isOk = (status: number): boolean => status >= 200 && status < 300;

/** Success, and where Jamf's success surprises. */
export const successRows: readonly GuidanceRow[] = [
  {
    // A sign-in page arrives with 200 when something in between answered instead of Jamf Pro (facts 2.3, 7.2).
    source: 'http.200.login',
    from: 'body',
    status: isOk,
    when: ({ body }) => body.kind === 'login',
    card: ({ session }) => ({
      tone: 'error',
      title: t`A sign-in page, not an answer`,
      meaning: t`What answered for ${session.instance} is a page that asks to sign in: a proxy, a single sign-on gateway, or a page of Jamf Pro that is no API path.`,
      steps: [
        t`Check the address of the instance and that the path begins with /api or /JSSResource.`,
        t`Open the address in a browser to see whose page it is.`,
      ],
      actions: [editInstanceAction()],
    }),
  },
  {
    // The API answers no web pages but errors (facts 7.2).
    source: 'http.200.html',
    from: 'body',
    status: isOk,
    when: (input) => ['gateway', 'classic', 'jamfPage'].includes(input.body.kind) && !/html/.test(input.request.accept ?? ''),
    card: ({ body }) => ({
      tone: 'warning',
      title: t`A web page, not an API answer`,
      meaning: t`The status says success, but the body is a web page${body.title === undefined || body.title === '' ? '' : ` (“${body.title}”)`}. The API never answers so.`,
      steps: [t`Check the path and the address of the instance: something in between may have answered.`],
      actions: [editInstanceAction()],
    }),
  },
  {
    // The body is in a file, byte for byte; nothing of it was looked into.
    source: 'http.200.tooLarge',
    from: 'body',
    status: isOk,
    when: ({ tooLarge }) => tooLarge !== undefined,
    card: ({ tooLarge }) => ({
      tone: 'info',
      title: t`Too large to show`,
      meaning: t`The answer has ${sizeText(tooLarge ?? 0)}, and came whole. It is kept in a file until the next one is shown.`,
      steps: [t`Save it, or open its first part.`, t`Ask for less at once to see it here: a smaller page-size, fewer sections, a filter.`],
      actions: [
        { do: 'saveBody', label: t`Save` },
        { do: 'openBody', label: t`Open the first part` },
      ],
    }),
  },
  {
    // Found by comparing what was sent with what is read (facts 8.3).
    source: 'http.200.classicDropped',
    from: 'body',
    status: 200,
    when: ({ dropped }) => dropped !== undefined && dropped.length > 0,
    card: ({ dropped }) => ({
      tone: 'warning',
      title: t`Stored, but not as sent`,
      meaning: t`The object does not show what was sent for: ${listOfNames(dropped ?? [])}. The Classic API drops or changes elements without an error.`,
      steps: [t`Check the names of these elements, the values they take, and their order inside of scope.`],
    }),
  },
  {
    source: 'http.200.classicStored',
    from: 'body',
    status: 200,
    when: ({ dropped }) => dropped?.length === 0,
    card: () => ({
      tone: 'success',
      title: t`Stored as sent`,
      meaning: t`Every element that could be compared is as it was sent. Secrets, and members to add or to remove, are not compared.`,
      steps: [t`There is nothing more to do, unless you sent one of these.`],
    }),
  },
  {
    // page-size is clamped to 2000 without a word (facts 3.2).
    source: 'http.200.clamped',
    from: 'body',
    status: 200,
    when: (input) => clampedTo(input) !== undefined,
    card: (input) => ({
      tone: 'info',
      title: t`Fewer rows than asked for`,
      meaning: t`${queryValue(input, 'page-size') ?? ''} rows per page were asked for and ${clampedTo(input) ?? 0} came: Jamf Pro limits the page size without saying so.`,
      steps: [t`Ask for at most 2000 rows per page and go on with page=1, or use Fetch all.`],
    }),
  },
  {
    // A section that was not asked for is null, which is not the same as empty (facts 3.12).
    source: 'http.200.sections',
    from: 'body',
    status: 200,
    when: (input) => nullSections(input).length > 0,
    card: (input) => ({
      tone: 'info',
      title: t`Some sections were not asked for`,
      meaning:
        nullSections(input).length === 1
          ? t`${listOfNames(nullSections(input))} is null because the request did not name it. Null does not mean empty here.`
          : t`${listOfNames(nullSections(input))} are null because the request did not name them. Null does not mean empty here.`,
      steps: [t`Add the sections that you need to the request and send it again.`],
      actions: [{ do: 'useSections', label: t`Ask for these sections`, sections: nullSections(input).map(sectionName) }],
    }),
  },
  {
    // What a PUT leaves out becomes null or its default (facts 5.1).
    source: 'http.200.nulled',
    from: 'operation',
    // 202 says that it is not stored yet.
    status: (status) => isOk(status) && status !== 202,
    when: (input) => leftOut(input).length > 0,
    card: (input) => ({
      tone: 'warning',
      title: t`Stored; fields left out were reset`,
      meaning: t`A PUT replaces the whole object. These fields were not in the body, so they are now null or at their default: ${listOfNames(leftOut(input))}.`,
      steps: [t`Read the object back and compare, then send the missing fields if they mattered.`],
      actions: [readBack()],
    }),
  },
  {
    // Unknown or out-of-range values are dropped with a success status (facts 5.3, 8.3).
    source: 'http.200.ignored',
    from: 'operation',
    status: (status) => status === 200 || status === 201,
    when: (input) => notTaken(input).length > 0,
    card: (input) => ({
      tone: 'warning',
      title: t`Stored, but not as sent`,
      meaning: t`The answer holds other values than the request for: ${listOfNames(notTaken(input))}. The server changed or dropped them.`,
      steps: [
        t`Compare the answer with what was sent, field by field.`,
        t`Fields that only the server sets, and values outside its lists, are dropped without an error.`,
      ],
      actions: [readBack()],
    }),
  },
  {
    // A command is no object: its path takes no GET.
    source: 'http.201.classicCommand',
    from: 'operation',
    status: (status) => status === 200 || status === 201,
    when: (input) => isClassicRequest(input) && input.request.method === 'POST' && /^\/\w+\/[a-z]+commands\//.test(input.request.path),
    card: () => ({
      tone: 'info',
      title: t`Command accepted, not carried out`,
      meaning: t`Jamf Pro took the command. Devices get it when they check in.`,
      steps: [t`Look at the management history of the device to see what came of it.`],
    }),
  },
  {
    // Unknown elements, values outside of a list and a wrong order inside of scope are dropped with 201 (facts 8.3).
    source: 'http.201.classic',
    from: 'operation',
    status: (status) => status === 200 || status === 201,
    when: (input) => isClassicRequest(input) && (input.request.method === 'PUT' || input.request.method === 'POST'),
    card: (input) => ({
      tone: 'info',
      title: t`Accepted, which proves no single field`,
      meaning: t`The Classic API answers ${input.status} also when it drops elements: unknown ones, values outside of its lists, and what stands in another order inside of scope.`,
      steps: [t`Read the object back and compare it with what was sent.`],
      actions: [{ ...readBack(), label: t`Read Back` }],
    }),
  },
  {
    // A write that changes nothing is answered like any other.
    source: 'http.200.unchanged',
    from: 'session',
    status: 200,
    when: (input) =>
      isWrite(input) &&
      input.earlier !== undefined &&
      input.json !== undefined &&
      JSON.stringify(input.earlier) === JSON.stringify(input.json),
    card: () => ({
      tone: 'info',
      title: t`Accepted; nothing changed`,
      meaning: t`The object is the same as when it was last read here.`,
      steps: [t`Check that the body holds the change and that the field can be written by this operation.`],
    }),
  },
  {
    // 202 answers point to work that goes on; these two resources can be asked how far it is (facts 5.12).
    source: 'http.202.follow',
    from: 'operation',
    status: 202,
    when: (input) => followPath(input) !== undefined,
    card: (input) => ({
      tone: 'info',
      title: t`Accepted, not finished`,
      meaning: t`Jamf Pro took the request and works on it; devices act when they check in.`,
      steps: [t`Look at the status in a moment: it is not final yet.`],
      actions: [{ do: 'usePath', label: t`Show the status`, path: followPath(input) ?? '' }],
    }),
  },
  {
    // x-deprecation-date; Jamf keeps a version for about a year after it (facts 4.3).
    source: 'http.200.deprecated',
    from: 'operation',
    status: (status) => isOk(status) && status !== 202,
    when: ({ operation }) => operation?.deprecated === true,
    card: ({ operation }) => ({
      tone: 'info',
      title: t`Success, by a deprecated operation`,
      meaning:
        operation?.deprecationDate === undefined
          ? t`${operation?.key ?? ''} is deprecated and may go with an update of Jamf Pro after about a year.`
          : t`${operation.key} is deprecated since ${operation.deprecationDate} and may go with an update of Jamf Pro after about a year.`,
      steps: [t`Move to its newest version; fields may have other names there.`],
    }),
  },
  {
    // A 200 without a body, or one cut off by the network, looks like this.
    source: 'http.200.empty',
    from: 'body',
    status: 200,
    when: (input) => input.request.method === 'GET' && input.body.kind === 'none' && input.json === undefined,
    card: () => ({
      tone: 'warning',
      title: t`Success without content`,
      meaning: t`The server answered 200 with an empty body, which few operations do. A damaged transfer looks the same.`,
      steps: [t`Send it again; if it stays empty, check the path.`],
      actions: [{ do: 'retry', label: t`Send again` }],
    }),
  },
  {
    source: 'http.200',
    from: 'status',
    status: 200,
    card: (input) => ({
      tone: 'success',
      title: t`Success`,
      meaning: isWrite(input) ? t`Jamf Pro did what was asked.` : t`Jamf Pro answered.`,
      steps: [t`There is nothing more to do.`],
    }),
  },
  {
    // A create answers { id, href } (facts 5.5).
    source: 'http.201',
    from: 'status',
    status: 201,
    card: ({ created }) => ({
      tone: 'success',
      title: t`Created or updated`,
      meaning: t`The object is stored. On a cluster, other nodes may not show it for up to a minute.`,
      steps: [created === undefined ? t`Read the object to see all of its fields.` : t`Open the new object to see all of its fields.`],
      actions: created === undefined ? [] : [{ do: 'openObject', label: t`Open the new object`, ...created }],
    }),
  },
  {
    source: 'http.202',
    from: 'status',
    status: 202,
    card: () => ({
      tone: 'info',
      title: t`Accepted, not finished`,
      meaning: t`Jamf Pro took the request and has not finished the work.`,
      steps: [t`Look again in a moment to see what came of it.`],
      actions: [readBack()],
    }),
  },
  {
    source: 'http.204',
    from: 'status',
    status: 204,
    card: ({ request }) => ({
      tone: 'success',
      title: request.method === 'DELETE' ? t`Deleted` : t`Done`,
      meaning:
        request.method === 'DELETE'
          ? t`The object is gone. This answer has no body.`
          : t`Jamf Pro did what was asked. This answer has no body.`,
      steps: [request.method === 'DELETE' ? t`There is nothing more to do.` : t`Read the object back if you want to see it.`],
      actions: request.method === 'DELETE' ? [] : [readBack()],
    }),
  },
  {
    source: 'http.2xx',
    from: 'status',
    status: isOk,
    card: ({ status }) => ({
      tone: 'success',
      title: t`Success (${status})`,
      meaning: t`The server accepted the request with a status that Jamf Pro rarely uses.`,
      steps: [t`Check the body to see what was done.`],
    }),
  },
];

function clampedTo(input: GuidanceInput): number | undefined {
  const asked = Number(queryValue(input, 'page-size') ?? queryValue(input, 'size') ?? Number.NaN);
  const { rows, totalCount: total } = rowsOf(input.json) ?? {};
  const page = Number(queryValue(input, 'page') ?? 0);
  if (rows === undefined || total === undefined || Number.isNaN(asked) || page !== 0) return undefined;
  return rows.length > 0 && rows.length < Math.min(asked, total) ? rows.length : undefined;
}

/** Only where the operation has sections and the answer is, or begins with, an object of them. */
function nullSections(input: GuidanceInput): readonly string[] {
  const parameter = input.operation?.shapes().parameters.find((one) => one.name === 'section' && one.in === 'query');
  if (parameter === undefined || queryValue(input, 'section') !== undefined) return [];
  const rows = recordOrNone(input.json)?.['results'];
  const row = recordOrNone(Array.isArray(rows) ? rows[0] : input.json);
  const known = new Set((leafIn(parameter.shape())?.choices ?? []).map(String));
  return Object.entries(row ?? {}).flatMap(([name, value]) =>
    value === null && (known.size === 0 || known.has(sectionName(name))) ? [name] : [],
  );
}

/** `userAndLocation` is asked for as `USER_AND_LOCATION`. */
function sectionName(field: string): string {
  return field.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}

function leftOut({ request, writable }: GuidanceInput): readonly string[] {
  const sent = recordOrNone(request.body);
  if (request.method !== 'PUT' || sent === undefined || writable === undefined) return [];
  return writable.filter((name) => name !== 'id' && !Object.hasOwn(sent, name));
}

/** Scalars of the request that came back different. What was masked or is not in the answer says nothing. */
function notTaken({ request, json }: GuidanceInput): readonly string[] {
  const [sent, got] = [recordOrNone(request.body), recordOrNone(json)];
  if (sent === undefined || got === undefined || request.method === 'GET') return [];
  return Object.entries(sent).flatMap(([name, value]) => {
    const back = got[name];
    const comparable = isScalar(value) && isScalar(back) && name !== lockName && name !== 'id';
    return comparable && String(value) !== String(back) ? [name] : [];
  });
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
