import { t } from '@vscode/l10n';
import { noReason } from '../jamfErrors.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { GuidanceAction } from '../../../shared/guidance.ts';
import { lockName } from '../../resources/lock.ts';
import { bodySays, inUse, isClassicRequest, privilegesNamed, recordOrNone, type GuidanceInput } from './facts.ts';
import { elementWords, missingElement, refusalIn, showElement } from './refusedElement.ts';
import { readBack, serverReason, showBody, retry, type GuidanceRow } from './row.ts';
import { targetOf } from './targets.ts';

/** Something of the kind is there already, in Jamf's words. */
const duplicate = /duplicate|already (?:exists|in use|used|taken)|(?:must be|not) unique|\btaken\b/i;
const missing =
  /required|missing|must (?:have|contain)|(?:must|cannot|can not|may not) be (?:specified|given|provided|present|set|included|blank|empty|null)/i;

/** What makes the record another device's, in the words of the answer. */
function keyNamed(input: GuidanceInput): string {
  if (bodySays(input, /udid/i)) return 'UDID';
  if (bodySays(input, /serial/i)) return t`serial number`;
  return bodySays(input, /imei/i) ? 'IMEI' : 'MAC address';
}

/** Whose value is taken, where the answer tells: by its own mark, or in its sentence. */
function takenField({ body }: GuidanceInput): string | undefined {
  const found = body.errors.find(({ code = '', description }) => duplicate.test(`${code} ${description}`));
  const marked = found?.field?.split(/[./]/).at(-1);
  if (marked !== undefined && /^[\w-]{1,40}$/.test(marked)) return marked;
  return /\bname\b/i.test(found?.description ?? '') ? 'name' : undefined;
}

/** Leads to the value that is taken. */
function showTaken(input: GuidanceInput): GuidanceAction {
  const field = takenField(input);
  const marked = input.body.errors.find((error) => error.field !== undefined)?.field ?? field;
  const target = isClassicRequest(input) ? undefined : targetOf(marked, input.request);
  return field === undefined || target === undefined ? showElement(input) : { do: 'showTarget', label: t`Show the ${field}`, target };
}

/** 409: the request is fine, the state of the server is in its way. */
export const conflictRows: readonly GuidanceRow[] = [
  {
    // Only prestages are locked; the locks inside of them count on their own (facts 5.10).
    source: 'http.409.lock',
    from: 'body',
    status: 409,
    when: (input) => bodySays(input, /OPTIMISTIC_LOCK|versionLock/i),
    card: () => ({
      tone: 'error',
      title: t`Version lock out of date`,
      meaning: t`Someone changed the object after it was read, or one of its version locks is old: locationInformation, purchasingInformation and accountSettings each have their own.`,
      steps: [t`Read the object again, put your change into the fresh copy, and send that with all of its version locks.`],
      actions: [readBack(), { do: 'showTarget', label: t`Show versionLock`, target: { in: 'body', pointer: `/${lockName}` } }],
    }),
  },
  {
    // Classic says 409 where a privilege is missing (facts 8.5).
    source: 'http.409.classicPrivilege',
    from: 'body',
    status: 409,
    when: (input) => isClassicRequest(input) && bodySays(input, /not authori[sz]ed|unauthori[sz]ed|permission|privilege/i),
    card: (input) => ({
      tone: 'error',
      title: t`A privilege is missing`,
      meaning: joinSentences(serverReason(input, t`The account may not do this.`), t`The Classic API says conflict where it means this.`),
      steps: [
        privilegesNamed(input) === undefined
          ? t`Add the privilege for this kind of object to the account or the API role.`
          : t`Add ${privilegesNamed(input) ?? ''} to the account or the API role.`,
      ],
      actions: [{ do: 'showPrivileges', label: t`Show privileges`, privileges: input.operation?.privileges ?? [] }],
    }),
  },
  {
    // Before “problem with”, which Classic puts in front of it. A device is known by these, and by nothing that a person chooses.
    source: 'http.409.duplicateRecord',
    from: 'body',
    status: 409,
    when: (input) => bodySays(input, duplicate) && bodySays(input, /udid|serial ?(?:number)?|mac ?address|imei/i),
    card: (input) => ({
      tone: 'error',
      title: t`Another record has this ${keyNamed(input)}`,
      meaning: joinSentences(
        serverReason(input, t`Two records cannot have the same ${keyNamed(input)}.`),
        t`The device is in Jamf Pro already.`,
        elementWords(input),
      ),
      steps: [t`Find the record with this ${keyNamed(input)} and change that one, or delete it if it is the older.`],
      actions: [showElement(input)],
    }),
  },
  {
    source: 'http.409.duplicate',
    from: 'body',
    status: 409,
    when: (input) => bodySays(input, duplicate),
    card: (input) => ({
      tone: 'error',
      title: takenField(input) === undefined ? t`A value is taken` : t`The ${takenField(input) ?? ''} is taken`,
      meaning: joinSentences(serverReason(input, t`Another object has this ${takenField(input) ?? 'value'}.`), elementWords(input)),
      steps: [t`Choose another one, or change the existing object instead.`],
      actions: [showTaken(input)],
    }),
  },
  {
    // What the XML parser says, “entity reference” among it, is about the text and not about objects.
    source: 'http.409.classicXml',
    from: 'body',
    status: 409,
    when: (input) =>
      isClassicRequest(input) &&
      bodySays(input, /\bentity (?:reference|name|["“])|\bxml\b|\bsax|\bpars(?:e|ing|er)\b|markup|well-formed|end-tag|element type/i),
    card: (input) => ({
      tone: 'error',
      title: t`The XML cannot be read`,
      meaning: serverReason(input, t`The body is no sound XML.`),
      steps: [t`Write & as &amp; and < as &lt; in values, and close each element, then send it again.`],
      actions: [showBody()],
    }),
  },
  {
    // The payloads are decoded once more than they were encoded (facts 8.7).
    source: 'http.409.profile',
    from: 'body',
    status: 409,
    when: (input) =>
      isClassicRequest(input) &&
      /configurationprofiles\//.test(input.request.path) &&
      (bodySays(input, /update the database|^ ?(?:conflict)?$/i) ||
        input.body.errors.some(({ description }) => description === noReason())),
    card: (input) => ({
      tone: 'error',
      title: t`The payloads need one more level of escaping`,
      meaning: joinSentences(
        serverReason(input, t`It gives no reason.`),
        t`The Classic API decodes the payloads of a profile once too often, so an & that is escaped properly arrives bare and cannot be stored.`,
      ),
      steps: [
        t`Inside of <payloads>, escape each & once more: &amp; becomes &amp;amp;.`,
        t`Read the profile back afterwards and compare the payloads: how they are stored depends on their type.`,
        t`If the payloads are as the server gave them, they are damaged there: only the profile’s page in Jamf Pro mends them.`,
      ],
      actions: [showBody()],
    }),
  },
  {
    // A sentence whose element and next step are known (facts 8.20).
    source: 'http.409.classicMeant',
    from: 'body',
    status: 409,
    when: (input) => input.request.method !== 'DELETE' && refusalIn(input) !== undefined,
    card: (input) => {
      const { meaning = '', step = '', element } = refusalIn(input) ?? {};
      return {
        tone: 'error',
        title: element === undefined ? t`The Classic API could not store it` : t`Not accepted: ${element}`,
        meaning: joinSentences(serverReason(input, ''), meaning),
        steps: [step],
        actions: [showElement(input)],
      };
    },
  },
  {
    // Named one at a time (facts 8.4).
    source: 'http.409.classicElement',
    from: 'body',
    status: 409,
    when: (input) => isClassicRequest(input) && bodySays(input, missing),
    card: (input) => ({
      tone: 'error',
      title: missingElement(input) === undefined ? t`An element is missing` : t`An element is missing: ${missingElement(input) ?? ''}`,
      meaning: joinSentences(serverReason(input, t`The XML lacks an element that is required.`), t`The Classic API names one at a time.`),
      steps: [t`Add the element and send it again; another one may be named then.`],
      actions: [showBody()],
    }),
  },
  {
    // The element is there, its value is not taken (facts 8.6).
    source: 'http.409.classicValue',
    from: 'body',
    status: 409,
    when: (input) =>
      isClassicRequest(input) &&
      bodySays(input, /invalid|negative|must (?:not )?be|not (?:a )?valid|not allowed|out of range|too (?:long|large|small)|exceed/i),
    card: (input) => ({
      tone: 'error',
      title: t`A value is not accepted`,
      meaning: serverReason(input, t`A value in the XML is outside of what the element takes.`),
      steps: [t`Correct the value that the sentence names. The Classic API names one at a time.`],
      actions: [showBody()],
    }),
  },
  {
    source: 'http.409.classicMatch',
    from: 'body',
    status: 409,
    when: (input) => isClassicRequest(input) && bodySays(input, /no match|not found|unable to (?:match|find)|does not exist|problem with/i),
    card: (input) => ({
      tone: 'error',
      title: t`A name or id in the XML matches nothing`,
      meaning: serverReason(input, t`Something that the XML refers to does not exist.`),
      steps: [t`Check the names and ids in the body: groups, categories, sites. One bad entry fails the whole request.`],
      actions: [showBody()],
    }),
  },
  {
    // API roles, PKI settings and others cannot be deleted while in use (facts 5.15).
    source: 'http.409.inUse',
    from: 'operation',
    status: 409,
    when: (input) => input.request.method === 'DELETE' || bodySays(input, inUse),
    card: (input) => ({
      tone: 'error',
      title: t`The object is in use`,
      ...(input.request.method === 'DELETE'
        ? {
            meaning: serverReason(input, t`Other objects depend on this one, so it cannot be deleted.`),
            steps: [t`Take it out of the objects that use it, then delete it.`],
          }
        : {
            meaning: serverReason(input, t`Other objects depend on this one, so it cannot be changed.`),
            steps: [t`Take it out of the objects that use it, then send it again.`],
          }),
    }),
  },
  {
    // An id in the body that differs from the one in the path (facts 5.3).
    source: 'http.409.id',
    from: 'operation',
    status: 409,
    when: ({ request }) => {
      const id = recordOrNone(request.body)?.['id'];
      return (
        request.method === 'PUT' && (typeof id === 'string' || typeof id === 'number') && !request.path.split('/').includes(String(id))
      );
    },
    card: () => ({
      tone: 'error',
      title: t`The id in the body is another one`,
      meaning: t`The id in the path and the id in the body have to be the same.`,
      steps: [t`Correct the id in the body, or leave it out.`],
      actions: [{ do: 'showTarget', label: t`Show the id`, target: { in: 'body', pointer: '/id' } }],
    }),
  },
  {
    // Transient, or an ampersand that was not escaped (facts 8.5).
    source: 'http.409.classic',
    from: 'operation',
    status: 409,
    when: isClassicRequest,
    card: (input) => ({
      tone: 'error',
      title: t`The Classic API reports a conflict`,
      meaning: joinSentences(
        serverReason(input, t`It gives no reason.`),
        t`It uses this status for many things: a duplicate, a missing element or privilege, or a value that it cannot store.`,
      ),
      steps: [
        t`Check that & is written as &amp; in the XML.`,
        t`Check names, required elements and the privileges of the account, then send it again.`,
      ],
      actions: [retry()],
    }),
  },
  {
    source: 'http.409',
    from: 'status',
    status: 409,
    card: (input) => ({
      tone: 'error',
      title: t`Conflict with the current state`,
      meaning: serverReason(input, t`The server’s copy is in a state in which this request is not possible.`),
      steps: [t`Read the object again and compare it with what you send.`],
      actions: [readBack()],
    }),
  },
];
