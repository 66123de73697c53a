import type { Evidence } from '../../../shared/evidence.ts';
import type { Method } from '../../http/message.ts';
import type { Session } from '../../instances/session.ts';
import type { OperationFacts } from '../../families/family.ts';
import { checkFilter } from '../../rsql/check.ts';
import type { GuidanceInput, Paths, SessionFacts } from './facts.ts';

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The instance that was asked, and what its session has learned: nobody is asked for the sake of words. */
export interface Around {
  /** The instance's name. */
  readonly instance: string;
  readonly known: ReturnType<Session['known']>;
}

/** An answer with all that is known around it. */
export function inputOf(evidence: Evidence, { instance, known }: Around): GuidanceInput {
  const { catalogue } = known;
  const { method, path } = evidence.request;
  const operation = operationIn(catalogue, method, path);
  return {
    ...evidence,
    session: sessionFacts(instance, known),
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(operation === undefined ? {} : { operation, fields: fieldNames(operation) }),
    ...complaint(evidence, operation),
  };
}

export function operationIn(catalogue: Paths | undefined, method: string, path: string): OperationFacts | undefined {
  const verb = methods.find((one) => one === method);
  return verb && catalogue?.describe(verb, path);
}

/** The names of the parameters that an operation takes in its query. */
export function queryNames(operation: OperationFacts): readonly string[] {
  return operation.shapes().parameters.flatMap(({ in: place, name }) => (place === 'query' ? [name] : []));
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

function fieldNames(operation: OperationFacts): NonNullable<GuidanceInput['fields']> {
  const names = (use: 'filter' | 'sort'): readonly string[] =>
    operation
      .shapes()
      .fields(use)
      .map(({ name }) => name);
  return { filter: names('filter'), sort: names('sort') };
}

/** What is found wrong here with the filter that was sent. */
function complaint({ request }: Evidence, operation: OperationFacts | undefined): Pick<GuidanceInput, 'queryComplaint'> {
  const filter = request.query.find(([name]) => name === 'filter')?.[1] ?? '';
  if (filter === '') return {};
  const fields = operation?.shapes().fields('filter') ?? [];
  const message = checkFilter(filter, fields, fields.length > 0)[0]?.message;
  return message === undefined ? {} : { queryComplaint: /[.?]$/.test(message) ? message : `${message}.` };
}
