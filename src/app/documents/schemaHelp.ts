import { newComplaints } from '../../core/objects/save/knownComplaints.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { planOf, sentShape, type ObjectPlan } from '../../core/objects/plan/plan.ts';
import type { Assist, Expected, BodyProblem, CompletionItem } from '../../core/shapes/assist.ts';
import { anything } from '../../core/shapes/shape.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { Services } from '../support/services.ts';
import { madeOnce } from '../support/firstUse.ts';

/** Completion, hover and checks for a document, by the schema that its own instance publishes. Silent where there is none. */
export class SchemaHelp {
  readonly #services: Services;
  readonly #assist = madeOnce(async (): Promise<Assist> => {
    const { createAssist } = await import('../../core/shapes/assist.ts');
    return createAssist();
  });

  constructor(services: Services) {
    this.#services = services;
  }

  async complete(address: ObjectAddress, text: string, offset: number): Promise<readonly CompletionItem[]> {
    const expected = this.#expected(address);
    return expected === undefined ? [] : await (await this.#assist()).complete(text, offset, expected);
  }

  async hover(address: ObjectAddress, text: string, offset: number): ReturnType<Assist['hover']> {
    const expected = this.#expected(address);
    return expected === undefined ? null : await (await this.#assist()).hover(text, offset, expected);
  }

  async check(address: ObjectAddress, text: string): Promise<readonly BodyProblem[]> {
    const expected = this.#expected(address);
    return expected === undefined ? [] : await (await this.#assist()).check(text, expected);
  }

  /** The same, without what was wrong already in the copy that the text was made from. */
  async checkChanges(address: ObjectAddress, text: string, base: string | undefined): Promise<readonly BodyProblem[]> {
    const problems = await this.check(address, text);
    if (base === undefined || problems.length === 0) return problems;
    return newComplaints(text, problems, base, await this.check(address, base));
  }

  /** The plan of a document whose instance has been asked for its schema already. Contacts nobody. */
  known(address: ObjectAddress): ObjectPlan | undefined {
    try {
      const { catalogue } = this.#services.instances.session(address.instanceId).known();
      return catalogue === undefined ? undefined : planOf(catalogue, address.resource, address.target);
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }

  /** Only from what is known: help while typing is no reason to contact a server. */
  #expected(address: ObjectAddress): Expected | undefined {
    const plan = this.known(address);
    const shape = plan === undefined ? anything : sentShape(plan);
    return plan === undefined || shape.kind === 'any' ? undefined : { shape, shown: plan.readShape };
  }
}
