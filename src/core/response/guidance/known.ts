import type { Evidence } from '../../../shared/evidence.ts';
import type { Method } from '../../http/message.ts';
import type { Session } from '../../instances/session.ts';
import type { ApiDocument, Operation } from '../../families/pro/types.ts';
import { checkFilter } from '../../rsql/check.ts';
import { filterFields, sortFields } from '../../rsql/fields.ts';
import type { GuidanceInput, SessionFacts } from './facts.ts';

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The instance that was asked, and what its session has learned: nobody is asked for the sake of words. */
export interface Around {
  /** The instance's name. */
  readonly instance: string;
  readonly known: ReturnType<Session['known']>;
}

/** An answer with all that is known around it. */
export function inputOf(evidence: Evidence, { instance, known }: Around): GuidanceInput {
  const document = known.catalogue?.document;
  const { method, path } = evidence.request;
  const verb = methods.find((one) => one === method);
  const operation = verb === undefined ? undefined : document?.match(verb, path)?.operation;
  return {
    ...evidence,
    session: sessionFacts(instance, known),
    ...(document === undefined ? {} : { document }),
    ...(document === undefined || operation === undefined ? {} : operationFacts(document, operation)),
    ...complaint(evidence, document, operation),
  };
}

function sessionFacts(instance: string, { signedIn, version, updated, catalogue }: Around['known']): SessionFacts {
  const { accountKind, privileges } = signedIn ?? {};
  return {
    instance,
    ...(accountKind === undefined ? {} : { accountKind }),
    ...(privileges === undefined ? {} : { privileges }),
    ...(version === undefined ? {} : { version }),
    ...(updated === undefined ? {} : { updated }),
    ...(version !== undefined || signedIn !== undefined || catalogue?.origin.kind === 'server' ? { readsWork: true } : {}),
  };
}

function operationFacts(document: ApiDocument, operation: Operation): Pick<GuidanceInput, 'operation' | 'detail' | 'fields'> {
  const names = (fields: readonly { readonly name: string }[]): readonly string[] => fields.map(({ name }) => name);
  return {
    operation,
    detail: document.detail(operation),
    fields: { filter: names(filterFields(document, operation)), sort: names(sortFields(document, operation)) },
  };
}

/** What is found wrong here with the filter that was sent. */
function complaint(
  { request }: Evidence,
  document: ApiDocument | undefined,
  operation: Operation | undefined,
): Pick<GuidanceInput, 'queryComplaint'> {
  const filter = request.query.find(([name]) => name === 'filter')?.[1] ?? '';
  if (filter === '') return {};
  const fields = document === undefined || operation === undefined ? [] : filterFields(document, operation);
  const message = checkFilter(filter, fields, fields.length > 0)[0]?.message;
  return message === undefined ? {} : { queryComplaint: /[.?]$/.test(message) ? message : `${message}.` };
}
