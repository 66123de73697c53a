import { newComplaints } from '../../core/objects/save/knownComplaints.ts';
import type { Catalogue } from '../../core/instances/session.ts';
import type { Assist, AssistSchema } from '../../core/json/assist.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { planOf } from '../../core/objects/plan/plan.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { BodyProblem, CompletionItem } from '../../shared/runnerProtocol.ts';
import type { Services } from '../support/services.ts';

/** Completion, hover and checks for a document, by the schema that its own instance publishes. Silent where there is none. */
export class SchemaHelp {
  readonly #services: Services;
  readonly #numbers = new WeakMap<Catalogue, number>();
  #assist: Promise<Assist> | undefined;
  #next = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  async complete(address: ObjectAddress, text: string, offset: number): Promise<readonly CompletionItem[]> {
    const schema = await this.#schemaFor(address);
    return schema === undefined ? [] : await (await this.#load()).complete(text, offset, schema);
  }

  async hover(
    address: ObjectAddress,
    text: string,
    offset: number,
  ): Promise<{ readonly from: number; readonly to: number; readonly text: string } | null> {
    const schema = await this.#schemaFor(address);
    return schema === undefined ? null : await (await this.#load()).hover(text, offset, schema);
  }

  async check(address: ObjectAddress, text: string): Promise<readonly BodyProblem[]> {
    const schema = await this.#schemaFor(address);
    return schema === undefined ? [] : await (await this.#load()).check(text, schema);
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

  async #load(): Promise<Assist> {
    this.#assist ??= import('../../core/json/assist.ts').then(({ createAssist }) => createAssist());
    return await this.#assist;
  }

  /** Only from what is known: help while typing is no reason to contact a server. */
  async #schemaFor(address: ObjectAddress): Promise<AssistSchema | undefined> {
    const plan = this.known(address);
    const call = plan?.create ?? plan?.write;
    const catalogue = plan === undefined ? undefined : this.#services.instances.session(address.instanceId).known().catalogue;
    if (plan === undefined || call?.schema === undefined || catalogue === undefined) return undefined;
    const { toJsonSchema } = await import('../../core/openapi/jsonSchema.ts');
    const { schema } = call;
    const alsoKnown = plan.readSchema === undefined ? {} : { alsoKnown: plan.readSchema };
    return {
      key: `${address.instanceId}/${this.#numberOf(catalogue)}/${call.operation.key}`,
      make: () => toJsonSchema(plan.document, schema, 'write', alsoKnown),
    };
  }

  #numberOf(catalogue: Catalogue): number {
    const found = this.#numbers.get(catalogue);
    if (found !== undefined) return found;
    this.#next += 1;
    this.#numbers.set(catalogue, this.#next);
    return this.#next;
  }
}
