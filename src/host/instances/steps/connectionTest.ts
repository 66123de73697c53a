import { t } from '@vscode/l10n';
import type { SignedIn } from '../../../core/instances/session.ts';
import { window, type Disposable, type QuickPickItem } from 'vscode';
import type { OwnedSession } from '../../../core/instances/createSession.ts';
import { probe, probeSteps, type ProbeResult, type ProbeStep } from '../../../core/instances/probe.ts';
import type { Problem } from '../../../shared/problem.ts';
import { lanesOf, type AskedWaits } from '../../../app/support/waits/askedWaits.ts';
import type { ProblemContext, Problems } from '../../../app/support/services.ts';

/** What a person decides after a test. `stay`: closed, so nothing is to be changed. */
export type Verdict = 'save' | 'changeAddress' | 'changeAccount' | 'changeCertificates' | 'again' | 'stay';

export interface TestFrame {
  readonly title: string;
  readonly session: OwnedSession;
  readonly problems: Problems;
  /** What the server asks to wait meanwhile. */
  readonly waits: Pick<AskedWaits, 'words' | 'onDidChange'>;
  /** What may be decided at the end, in this order, beside closing; `saveAnyway` where the test fails. */
  readonly saving: boolean;
}

type Failed = Extract<ProbeResult, { readonly problem: unknown }>;
type Row = QuickPickItem & { readonly verdict?: Verdict };

/**
 * Tests a connection while the person looks on: a row for each step as it is done, then what to do. Closing it stops the test.
 */
export function showConnectionTest(frame: TestFrame): Promise<Verdict> {
  const pick = window.createQuickPick<Row>();
  pick.title = frame.title;
  const { id } = frame.session.profile;
  const sayTesting = (): void => void (pick.placeholder = frame.waits.words(id, lanesOf.many) ?? t('Testing the connection…'));
  sayTesting();
  pick.ignoreFocusOut = true;
  pick.busy = true;
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const listeners: Disposable[] = [
      pick.onDidAccept(() => {
        const verdict = pick.selectedItems[0]?.verdict;
        if (verdict !== undefined) end(verdict);
      }),
      pick.onDidHide(() => end('stay')),
      frame.waits.onDidChange((of) => (of === id && pick.busy ? sayTesting() : undefined)),
    ];
    const end = (verdict: Verdict): void => {
      resolve(verdict);
      controller.abort();
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    };
    pick.show();
    run(frame, controller.signal, (rows, placeholder) => {
      pick.items = rows;
      pick.activeItems = rows.filter(({ verdict }) => verdict !== undefined).slice(0, 1);
      if (placeholder === undefined) return;
      pick.busy = false;
      pick.placeholder = placeholder;
    }).catch((error: unknown) => {
      if (!controller.signal.aborted) reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

async function run(frame: TestFrame, signal: AbortSignal, show: (rows: readonly Row[], placeholder?: string) => void): Promise<void> {
  const done: Row[] = [];
  let tested = 0;
  const pending = (): Row[] =>
    probeSteps.slice(tested).map((step, index) => {
      const icon = index === 0 && failed === undefined ? 'loading~spin' : 'circle-outline';
      return { label: `$(${icon}) ${names()[step]}`, alwaysShow: true };
    });
  let failed: Failed | undefined;
  show(pending());
  for await (const result of probe({ session: frame.session, now: () => performance.now() }, signal)) {
    tested += 1;
    if ('problem' in result) failed = result;
    else done.push(doneRow(result));
    show([...done, ...pending()]);
  }
  if (failed === undefined) return show([...succeeded(frame), ...done], t('The connection works.'));
  // Why first: it decides what to do next, and what went well before it is of less interest.
  show([...(await failedRows(failed, frame)), ...refused(frame, failed), ...done, ...pending()], t('The connection does not work.'));
}

function succeeded(frame: TestFrame): readonly Row[] {
  return frame.saving ? [{ label: `$(save) ${t('Save')}`, verdict: 'save' }] : [{ label: `$(check) ${t('Close')}`, verdict: 'stay' }];
}

/** Whether a file with a CA or a client certificate could be the remedy, or is the trouble. */
function isOfCertificates(problem: Problem): boolean {
  if (problem.kind === 'tls') return ['selfSigned', 'unknownIssuer', 'clientCertificate'].includes(problem.reason);
  return problem.kind === 'invalid' && problem.field === 'certificate';
}

/** Back to the step that the failure speaks of: a wrong secret says nothing against the address. */
function refused(frame: TestFrame, { step, problem }: Failed): readonly Row[] {
  const change: Row = { label: `$(edit) ${t('Change what was entered')}`, verdict: step === 'reach' ? 'changeAddress' : 'changeAccount' };
  const certificates: readonly Row[] = isOfCertificates(problem)
    ? [{ label: `$(file-code) ${t('Name certificate files for this instance')}`, verdict: 'changeCertificates' }]
    : [];
  const again: Row = { label: `$(refresh) ${t('Test again')}`, verdict: 'again' };
  const anyway: Row = { label: `$(save) ${t('Save without a working connection')}`, verdict: 'save' };
  return frame.saving ? [...certificates, change, again, anyway] : [again, ...certificates, change];
}

function doneRow(result: Exclude<ProbeResult, Failed>): Row {
  const description = [found(result), t('{0} ms', Math.round(result.ms))].filter((part) => part !== '').join(' · ');
  return { label: `$(pass) ${names()[result.step]}`, description, alwaysShow: true };
}

/** A step that failed, and below it why: each sentence begins a row. */
async function failedRows({ step, ms, problem }: Failed, frame: TestFrame): Promise<readonly Row[]> {
  const words = await frame.problems.words(problem, contextOf(frame, step));
  const sentences = words.split(/(?<=\.)\s+(?=\p{Lu})/u);
  return [
    { label: `$(error) ${failedNames()[step]}`, description: t('{0} ms', Math.round(ms)), alwaysShow: true },
    ...sentences.flatMap(lines).map((line) => ({ label: `$(blank) ${line}`, alwaysShow: true })),
  ];
}

/** A row holds about 80 characters, and what is cut off of it cannot be read anywhere. */
function lines(sentence: string): readonly string[] {
  return sentence.match(/\S.{0,73}(?=\s|$)|\S+/gu) ?? [];
}

function found(result: Exclude<ProbeResult, Failed>): string {
  if (result.step === 'reach') return result.hasStatus ? '' : t('answers; its status page is closed');
  if (result.step === 'account') return accountWords(result.signedIn);
  if (result.step === 'version') return result.version;
  if (result.life === undefined) return '';
  const seconds = Math.round(result.life.lifetime / 1000);
  return seconds < 120 ? t('tokens live {0} s', seconds) : t('tokens live {0} min', Math.round(seconds / 60));
}

function contextOf(frame: TestFrame, step: ProbeStep): ProblemContext {
  const couldNot = {
    reach: () => t`could not reach the server`,
    token: () => t`could not sign in`,
    account: () => t`could not read the account`,
    version: () => t`could not read the version`,
  }[step];
  return frame.saving ? { couldNot } : { couldNot, instanceId: frame.session.profile.id };
}

function names(): Readonly<Record<ProbeStep, string>> {
  return { reach: t('Server reachable and started'), token: t('Signed in'), account: t('Account'), version: t('Jamf Pro version') };
}

function failedNames(): Readonly<Record<ProbeStep, string>> {
  return {
    reach: t('Server not reached, or not ready'),
    token: t('Not signed in'),
    account: t('Account not read'),
    version: t('Jamf Pro version not read'),
  };
}

function accountWords({ account, privileges }: SignedIn): string {
  return privileges === undefined ? account : t('{0}, {1} privileges', account, privileges.size);
}
