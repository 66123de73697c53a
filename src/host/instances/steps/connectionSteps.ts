import { t } from '@vscode/l10n';
import { environmentNames } from '../../../core/instances/environmentWords.ts';

import { normaliseUrl } from '../../../core/instances/address.ts';
import { hostOf } from '../../../core/instances/keptSecret.ts';
import { isTaken, sameConnection, takenWords } from '../../../core/instances/names.ts';
import { readNewInstance, type NewInstance } from '../../../core/instances/newInstance.ts';
import type { AccountIdentity, InstanceProfile } from '../../../core/instances/profile.ts';
import { problemOf } from '../../../shared/problem.ts';
import { accessNames, type InstanceAnswers } from '../../../app/instances/instanceProperties.ts';
import type { ChoiceStep, WizardStep, TextStep } from './wizard.ts';

/** The steps of adding or editing an instance beside `others`. `secretKept`: an empty secret means the stored one. */
export function connectionSteps(answers: InstanceAnswers, others: readonly InstanceProfile[], secretKept = false): readonly WizardStep[] {
  return [addressStep(), nameStep(answers, others), environmentStep(), kindStep(), ...accountSteps(answers, others, secretKept)];
}

/** Asks for the secret of an account, and names the host that gets it. */
export function secretStep(kind: string, url: string, secretKept = false): TextStep {
  const host = hostOf(url);
  return {
    kind: 'text',
    key: 'secret',
    secret: true,
    prompt: kind === 'user' ? t('Password for {0}', host) : t('Client secret for {0}', host),
    placeholder: secretKept ? t('Leave empty to keep the stored one') : '',
    check: (text) => (text === '' && !secretKept ? { error: t('Enter the secret. It is kept in VS Code’s secret storage only.') } : {}),
  };
}

export function nameStep(answers: InstanceAnswers, others: readonly InstanceProfile[]): TextStep {
  return {
    kind: 'text',
    key: 'name',
    prompt: t('What to call it in the sidebar'),
    initial: suggestedName(answers['url'] ?? ''),
    check: (text) => {
      if (text.trim() === '') return { error: t('Enter a name, for example Production.') };
      return isTaken(text, others) ? { error: takenWords(text) } : {};
    },
  };
}

/** The answers as an instance, checked by the same rules as the command's argument. */
export function instanceOf(answers: InstanceAnswers): NewInstance {
  const { url, name, environment, kind, account, secret } = answers;
  const credentials =
    kind === 'user' ? { kind, username: account, password: secret } : { kind: 'client', clientId: account, clientSecret: secret };
  return readNewInstance({
    url,
    name,
    environment,
    credentials,
    ...(answers['access'] === undefined ? {} : { access: answers['access'] }),
  });
}

function addressStep(): TextStep {
  return {
    kind: 'text',
    key: 'url',
    prompt: t('Address of the Jamf Pro instance: a name, a host, or any page of it'),
    placeholder: 'acme.jamfcloud.com',
    check: (text) => {
      try {
        const url = normaliseUrl(text);
        return url === text.trim() ? {} : { note: t('Uses {0}', url) };
      } catch (error) {
        const problem = problemOf(error);
        return { error: problem.kind === 'invalid' ? problem.message : t('This is not an address.') };
      }
    },
  };
}

function environmentStep(): ChoiceStep {
  const { production, staging, test } = environmentNames();
  return {
    kind: 'choice',
    key: 'environment',
    prompt: t('What is it used for? It decides what may be written at first.'),
    initial: 'production',
    options: [
      { value: 'production', label: production, detail: t('Read-only until you unlock it'), icon: 'lock' },
      { value: 'staging', label: staging, detail: t('Asks before each write'), icon: 'beaker' },
      { value: 'test', label: test, detail: t('Asks before each write'), icon: 'beaker' },
    ],
  };
}

export function accessStep(): ChoiceStep {
  const { readOnly, confirm, full } = accessNames();
  return {
    kind: 'choice',
    key: 'access',
    prompt: t('What may be written from here'),
    options: [
      { value: 'readOnly', label: readOnly, detail: t('Every write is refused until the instance is unlocked') },
      { value: 'confirm', label: confirm, detail: t('Each write asks first') },
      { value: 'full', label: full, detail: t('Only sensitive operations ask') },
    ],
  };
}

function kindStep(): ChoiceStep {
  return {
    kind: 'choice',
    key: 'kind',
    prompt: t('How to sign in'),
    initial: 'client',
    options: [
      { value: 'client', label: t('API client'), detail: t('Client ID and secret, with a role of its own. Recommended.'), icon: 'key' },
      {
        value: 'user',
        label: t('User name and password'),
        detail: t('A Jamf Pro account. Single sign-on accounts do not work.'),
        icon: 'account',
      },
    ],
  };
}

function accountSteps(answers: InstanceAnswers, others: readonly InstanceProfile[], secretKept: boolean): readonly TextStep[] {
  const { url = '', kind = 'client' } = answers;
  const prompt = kind === 'user' ? t('User name') : t('Client ID');
  const check: TextStep['check'] = (text) => {
    if (text.trim() === '') return { error: t('{0} is missing.', prompt) };
    const same = sameConnection({ url: normalised(url), account: accountOf(kind, text.trim()) }, others);
    return same === undefined ? {} : { note: t('{0} signs in there with this account already.', same.name) };
  };
  return [{ kind: 'text', key: 'account', prompt, check }, secretStep(kind, url, secretKept)];
}

function accountOf(kind: string, typed: string): AccountIdentity {
  return kind === 'user' ? { kind, username: typed } : { kind: 'client', clientId: typed };
}

function normalised(url: string): string {
  try {
    return normaliseUrl(url);
  } catch {
    return url;
  }
}

function suggestedName(typed: string): string {
  try {
    const { hostname } = new URL(normaliseUrl(typed));
    return /^[\d.[\]:]+$/.test(hostname) ? hostname : (hostname.split('.')[0] ?? hostname);
  } catch {
    return '';
  }
}
