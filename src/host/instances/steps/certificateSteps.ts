import { t } from '@vscode/l10n';

import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { InstanceAnswers } from '../../../app/instances/instanceProperties.ts';
import type { WizardStep, TextStep } from './wizard.ts';

/** The steps about an instance's own certificates: one, unless the person wants them. */
export function certificateSteps(answers: InstanceAnswers): readonly WizardStep[] {
  const choice: WizardStep = {
    kind: 'choice',
    key: 'certificates',
    prompt: t('Certificates'),
    initial: 'system',
    options: [
      {
        value: 'system',
        label: t('Of the system'),
        detail: t('VS Code’s proxy and the system’s certificates are used. Right for almost everyone.'),
      },
      {
        value: 'own',
        label: t('Own files'),
        detail: t('A CA or a client certificate for this instance only. Such a connection knows no system proxy.'),
      },
    ],
  };
  if (answers['certificates'] !== 'own') return [choice];
  const client: readonly TextStep[] = [
    pathStep('keyFile', t('File of its key (PEM), unless it is in the same file')),
    {
      kind: 'text',
      key: 'passphrase',
      secret: true,
      prompt: t('Passphrase of the client certificate; empty to keep what is stored, or for none'),
      check: () => ({}),
    },
  ];
  return [
    choice,
    pathStep('caFile', t('CA file (PEM), or empty')),
    pathStep('certificateFile', t('Client certificate (PEM, .p12 or .pfx), or empty')),
    ...((answers['certificateFile'] ?? '') === '' ? [] : client),
  ];
}

export function chosenCertificates(answers: InstanceAnswers): Pick<InstanceProfile, 'caFile' | 'clientCertificate'> {
  if (answers['certificates'] !== 'own') return {};
  const [caFile, file, keyFile] = [answers['caFile'] ?? '', answers['certificateFile'] ?? '', answers['keyFile'] ?? ''];
  const clientCertificate = keyFile === '' ? { file } : { file, keyFile };
  return { ...(caFile === '' ? {} : { caFile }), ...(file === '' ? {} : { clientCertificate }) };
}

/** The passphrase that was typed for the client certificate; none was where the stored one is to stay. */
export function typedPassphrase(answers: InstanceAnswers): { readonly passphrase?: string } {
  const { passphrase = '' } = answers;
  const isUsed = chosenCertificates(answers).clientCertificate !== undefined && passphrase !== '';
  return isUsed ? { passphrase } : {};
}

function pathStep(key: string, prompt: string): TextStep {
  const isWhole = (text: string): boolean => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text);
  return {
    kind: 'text',
    key,
    prompt,
    placeholder: '/path/to/file.pem',
    check: (text) => (text === '' || isWhole(text) ? {} : { error: t('Enter the whole path of the file.') }),
  };
}
