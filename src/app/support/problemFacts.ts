import type { Method } from '../../core/http/message.ts';
import type { ProblemGuidanceContext } from '../../core/response/guidance/problemGuidance.ts';
import { problemGuidance } from '../../core/response/guidance/problemGuidance.ts';
import type { Session } from '../../core/instances/session.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Explain } from './problems.ts';
import type { Instances } from './services.ts';

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The words for problems in the host: with all that the instance's session knows, as the panel has them. Asks nobody. */
export function explainWith(instances: Pick<Instances, 'get' | 'session'>): Explain {
  return (problem, { instanceId, ...about }) => {
    const session = instanceId === undefined || instances.get(instanceId) === undefined ? undefined : instances.session(instanceId);
    return problemGuidance(
      problem,
      session === undefined ? about : { ...about, facts: problemFacts(session, about.instance ?? '', problem, about) },
    );
  };
}

/** What a session knows around a failure: who is signed in, the document, and the operation that was refused. */
export function problemFacts(
  session: Pick<Session, 'known'>,
  instance: string,
  problem: Problem,
  asked: { readonly method?: string; readonly path?: string },
): NonNullable<ProblemGuidanceContext['facts']> {
  const { signedIn, version, catalogue, updated } = session.known();
  const document = catalogue?.document;
  const cause = problem.kind === 'unknownOutcome' ? problem.cause : problem;
  const { method, path } = 'path' in cause ? cause : 'answer' in cause && cause.answer !== undefined ? cause.answer : asked;
  const verb = methods.find((one) => one === method);
  const operation = verb === undefined || path === undefined ? undefined : document?.match(verb, path)?.operation;
  const readsWork = version !== undefined || signedIn !== undefined || catalogue?.origin.kind === 'server';
  return {
    session: {
      instance,
      ...(signedIn === undefined
        ? {}
        : {
            accountKind: signedIn.accountKind,
            account: signedIn.account,
            ...(signedIn.privileges === undefined ? {} : { privileges: signedIn.privileges }),
          }),
      ...(version === undefined ? {} : { version }),
      ...(updated === undefined ? {} : { updated }),
      ...(readsWork ? { readsWork } : {}),
    },
    ...(document === undefined ? {} : { document }),
    ...(document === undefined || operation === undefined ? {} : { operation, detail: document.detail(operation) }),
  };
}
