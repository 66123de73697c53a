import { t } from '@vscode/l10n';
import type { Guidance } from '../../shared/guidance.ts';
import type { Problem } from '../../shared/problem.ts';
import { inEnglish } from './language.ts';
import { messageText } from './plainText.ts';
import { actionCommand } from './problemActions.ts';
import type { Explain, Log, ProblemContext, Problems } from './services.ts';
import type { Ui } from './ui.ts';

const maxButtons = 3;

interface Button {
  readonly label: string;
  readonly run: () => unknown;
}

/** Words and notifications for problems: the only place of the host that makes sentences about failures. */
export class NotifyingProblems implements Problems {
  readonly #ui: Ui;
  readonly #log: Log;
  readonly #explain: () => Promise<Explain>;
  readonly #instanceName: (id: string) => string | undefined;
  readonly #open = new Set<string>();

  /** `explain`: loads what makes cards. */
  constructor(ui: Ui, log: Log, explain: () => Promise<Explain>, instanceName: (id: string) => string | undefined) {
    this.#ui = ui;
    this.#log = log;
    this.#explain = explain;
    this.#instanceName = instanceName;
  }

  async guidance(...asked: Parameters<Explain>): Promise<Guidance> {
    return (await this.#explain())(...asked);
  }

  async words(problem: Problem, about: ProblemContext): Promise<string> {
    if (problem.kind === 'cancelled') return messageText(problem.message ?? t`Cancelled.`);
    if (problem.kind === 'invalid') return messageText(problem.message);
    return this.#said(await this.#explain(), problem, about);
  }

  /** At once, since what is said in English for the log must not wait in between. */
  #said(explain: Explain, problem: Problem, about: ProblemContext): string {
    if (problem.kind === 'invalid') return messageText(problem.message);
    const name = this.#nameIn(about);
    const { title, meaning, steps } = explain(problem, about);
    const couldNot = about.couldNot();
    const opening = name === undefined ? `${couldNot.charAt(0).toUpperCase()}${couldNot.slice(1)}` : `${name}: ${couldNot}`;
    return messageText([`${opening}: ${withoutStop(title)}.`, meaning, steps[0] ?? ''].filter((part) => part !== '').join(' '));
  }

  #nameIn({ instanceId }: ProblemContext): string | undefined {
    return instanceId === undefined ? undefined : (this.#instanceName(instanceId) ?? instanceId);
  }

  async show(problem: Problem, about: ProblemContext): Promise<void> {
    if (problem.kind === 'cancelled') return;
    const explain = await this.#explain();
    const message = this.#said(explain, problem, about);
    if (problem.kind === 'bug') this.#log.error(`${inEnglish(about.couldNot)}: ${problem.detail}`);
    else this.#log.warn(inEnglish(() => this.#said(explain, problem, about)));
    if (this.#open.has(message)) return;
    this.#open.add(message);
    try {
      await this.#ask(problem, about, { message, actions: explain(problem, about).actions });
    } finally {
      this.#open.delete(message);
    }
  }

  async #ask(
    problem: Problem,
    about: ProblemContext,
    { message, actions }: { readonly message: string } & Pick<Guidance, 'actions'>,
  ): Promise<void> {
    const buttons = [...this.#pageButton(problem), ...this.#buttons(actions, about)].slice(0, maxButtons);
    // Two buttons may do the same to different things, so what tells them apart is their place.
    const labels = Object.fromEntries(buttons.map(({ label }, place) => [place, label]));
    const chosen = buttons[Number(await this.#ui.notify(levelOf(problem), message, labels))];
    try {
      await chosen?.run();
    } catch (error) {
      this.#log.error(`${inEnglish(about.couldNot)}: a button of it failed`, error);
    }
  }

  #buttons(actions: Guidance['actions'], about: ProblemContext): readonly Button[] {
    const { retry } = about;
    const buttons: Button[] =
      retry === undefined ? [] : [{ label: actions.find((one) => one.do === 'retry')?.label ?? t`Retry`, run: retry }];
    for (const action of actions) {
      const command = actionCommand(action, about.instanceId);
      if (command === undefined || buttons.some((button) => button.label === command.label)) continue;
      buttons.push({ label: command.label, run: () => command.run(this.#ui.execute) });
    }
    return buttons;
  }

  #pageButton(problem: Problem): readonly Button[] {
    if (problem.kind !== 'invalid' || problem.page === undefined) return [];
    const { id } = problem.page;
    const object = { kind: 'object', ...problem.page, label: id } as const;
    return [{ label: t`Open in Jamf Pro`, run: async () => await this.#ui.execute('jamf.openInJamf', object) }];
  }
}

function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function levelOf(problem: Problem): 'warning' | 'error' {
  const expected = problem.kind === 'invalid' || problem.kind === 'conflict' || problem.kind === 'forbidden';
  return expected ? 'warning' : 'error';
}
