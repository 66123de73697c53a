import { t } from '@vscode/l10n';
import { environmentWords } from '../../core/instances/environmentWords.ts';
import type { Sensitivity } from '../../core/catalog/sensitive.ts';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { joinSentences, listOfNames } from '../../shared/words.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { messageText } from './plainText.ts';
import { demandOf, strictestDemand, type Demand } from './demand.ts';
import type { Confirmations, Instances, WriteQuestion } from './services.ts';
import { harmlessWords, type Exhibit, type Ui } from './ui.ts';

/** How sensitive an operation is: `core/catalog/sensitive` in the product. */
export type Classify = (question: Pick<WriteQuestion, 'method' | 'path' | 'body'>) => Pick<Sensitivity, 'level' | 'why'>;

/** Privileges that an operation demands and the account is known to lack: said in each question, and no reason to refuse. */
export type Lacks = (question: Pick<WriteQuestion, 'instanceId' | 'method' | 'path'>) => readonly string[];

/** Asks before something happens on a server; see {@link demandOf} for what is asked when. */
export class AskingConfirmations implements Confirmations {
  readonly #ui: Ui;
  readonly #instances: Pick<Instances, 'get' | 'access'>;
  readonly #classify: Classify;
  readonly #lacks: Lacks;

  constructor(ui: Ui, instances: Pick<Instances, 'get' | 'access'>, classify: Classify, lacks: Lacks) {
    this.#ui = ui;
    this.#instances = instances;
    this.#classify = classify;
    this.#lacks = lacks;
  }

  async write(question: WriteQuestion): Promise<boolean> {
    const { profile, demand, why } = this.#demand(question);
    switch (demand) {
      case 'refuse':
        // Unlocked now: the write still needs its own yes.
        return (await this.#unlock(profile, detailOf(question, profile, this.#lackWords(question)))) && (await this.write(question));
      case 'typed':
        return this.#askTyped(question, profile, why);
      case 'modal':
        return this.#askModal(question, profile, why);
      default:
        return true;
    }
  }

  async asks(question: WriteQuestion): Promise<boolean> {
    return this.#demand(question).demand !== 'nothing';
  }

  async unlocked(instanceId: string, what: string): Promise<boolean> {
    return this.#isLocked(instanceId) ? await this.#unlock(this.#profile(instanceId), what) : true;
  }

  #isLocked(instanceId: string): boolean {
    return this.#instances.access(instanceId).access === 'readOnly';
  }

  #profile(instanceId: string): InstanceProfile {
    const profile = this.#instances.get(instanceId);
    if (profile === undefined) throw invalidProblem(t`There is no instance ${instanceId} any more.`);
    return profile;
  }

  #demand(question: WriteQuestion): { readonly profile: InstanceProfile; readonly demand: Demand; readonly why: string } {
    const profile = this.#profile(question.instanceId);
    const { access } = this.#instances.access(profile.id);
    const { instanceId, method, body } = question;
    const each = pathsOf(question).map((path) => ({ instanceId, method, path, body }));
    const classes = each.map((one) => this.#classify(one));
    const demand = strictestDemand(classes.map(({ level }) => demandOf(question.method, access, level)));
    const why = joinSentences(...new Set([...classes.map((one) => one.why), ...each.map((one) => this.#lackWords(one))]));
    if (demand !== 'nothing' && demand !== 'modal') return { profile, demand, why };
    if (question.isTyped === true) return { profile, demand: 'typed', why };
    const isDue = (demand === 'modal' || question.takesAway === true) && question.named !== true;
    return { profile, demand: isDue || question.beyond !== undefined ? 'modal' : 'nothing', why };
  }

  #lackWords(question: Parameters<Lacks>[0]): string {
    const lacks = this.#lacks(question);
    return lacks.length === 0 ? '' : t`The account lacks ${listOfNames(lacks, 3, 2)}: Jamf Pro is likely to refuse this.`;
  }

  /** Still read-only afterwards: the person stepped back. */
  async #unlock(profile: InstanceProfile, detail: string): Promise<boolean> {
    const message = t`${profile.name} is read-only here, so nothing was sent. Unlock it for 10 minutes, or change its access.`;
    if ((await this.#ui.modal({ message, detail, first: 'Unlock…' })) !== 'Unlock…') return false;
    await this.#ui.execute('jamf.unlockInstance', { kind: 'instance', instanceId: profile.id });
    return !this.#isLocked(profile.id);
  }

  async #askModal(question: WriteQuestion, profile: InstanceProfile, why: string): Promise<boolean> {
    const go = question.method === 'DELETE' ? t`Delete` : t`Send`;
    const exhibits = exhibitsOf(question);
    const [more, ...others] = exhibits;
    const looks = Object.fromEntries(others.map(({ label }) => [label, harmlessWords()[label]]));
    const [message, first] = [question.summary, more?.label ?? 'Do Nothing'];
    const chosen = await this.#ui.modal({ message, detail: detailOf(question, profile, why), first, acts: { ...looks, go } });
    const looked = exhibits.find(({ label }) => label === chosen);
    if (looked === undefined) return chosen === 'go';
    const shown = await looked.show();
    // A dialog or a list would cover what was just asked for.
    const again = messageText(`${profile.name}: ${question.summary}`);
    const answer = await this.#ui.aside(again, { nothing: t`Do Nothing`, go }, shown.gone);
    await shown.close();
    return answer === 'go';
  }

  #askTyped(question: WriteQuestion, profile: InstanceProfile, why: string): Promise<boolean> {
    const expected = typable(question.typed) ?? profile.name;
    return this.#ui.typeExactly({
      title: messageText(`${profile.name}: ${question.summary}`),
      prompt: messageText([...(question.lines ?? []), promptOf(question, why, expected)].join('; ')),
      expected,
      more: exhibitsOf(question),
    });
  }
}

function exhibitsOf({ more, beside }: WriteQuestion): readonly Exhibit[] {
  return [more, beside].filter((one) => one !== undefined);
}

function pathsOf({ path, others = [] }: Pick<WriteQuestion, 'path' | 'others'>): readonly string[] {
  return [path, ...others];
}

/** A name that is there to be seen and fits into one line of an input; nothing where Enter alone would do for an answer. */
function typable(name = ''): string | undefined {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ? name : undefined;
}

function promptOf({ method, beyond = '', ...question }: WriteQuestion, why: string, expected: string): string {
  return [`${method} ${pathsOf(question).join(', ')}.`, why, beyond, t`Type ${expected} to go on.`].filter((part) => part !== '').join(' ');
}

function detailOf(question: WriteQuestion, profile: InstanceProfile, why = ''): string {
  const place = `${profile.name} (${environmentWords()[profile.environment]}), ${new URL(profile.url).host}`;
  const lines = question.lines === undefined || question.lines.length === 0 ? [] : [...question.lines, ' '];
  return [...lines, ...pathsOf(question).map((path) => `${question.method} ${path}`), place, why, question.beyond ?? '']
    .filter((line) => line !== '')
    .join('\n');
}
