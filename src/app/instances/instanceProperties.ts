import { t } from '@vscode/l10n';
import { environmentNames } from '../../core/instances/environmentWords.ts';
import { defaultAccess, environments, type Access, type Environment } from '../../core/instances/profile.ts';

/** What was typed and chosen of an instance, by the key of the step that asked for it. A secret is in it only while it is typed. */
export type InstanceAnswers = Readonly<Record<string, string>>;

/** The properties of an instance, in the order in which they are shown, and the steps that ask for each. */
export const propertySteps = {
  name: ['name'],
  url: ['url'],
  environment: ['environment'],
  account: ['kind', 'account', 'secret'],
  secret: ['secret'],
  access: ['access'],
  certificates: ['certificates', 'caFile', 'certificateFile', 'keyFile', 'passphrase'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Property = keyof typeof propertySteps;

/** `kept`: the stored one goes on. `missing`: there is none, or it was typed for another account or host. */
export type SecretState = 'kept' | 'typed' | 'missing';

export interface PropertyRow {
  readonly property: Property;
  readonly label: string;
  readonly value: string;
  readonly isChanged: boolean;
}

export const accessNames = (): Readonly<Record<Access, string>> => ({ readOnly: t`Read-only`, confirm: t`Ask`, full: t`Full` });

/**
 * What a person sees of an instance that is edited: each property with its value as it would be saved. No secret is among them. What is
 * added was nothing `before`: nothing of it is changed.
 */
export function propertyRows(before: InstanceAnswers | undefined, now: InstanceAnswers, secret: SecretState): readonly PropertyRow[] {
  const values = valuesOf(now, secret);
  const labels = labelsOf();
  return properties.map((property) => ({
    property,
    label: labels[property],
    value: values[property],
    isChanged: before !== undefined && (property === 'secret' ? secret === 'typed' : isChangedIn(property, before, now)),
  }));
}

/** Whether anything would be lost by leaving. */
export function isAnyChanged(before: InstanceAnswers | undefined, now: InstanceAnswers, secret: SecretState): boolean {
  return before === undefined || propertyRows(before, now, secret).some(({ isChanged }) => isChanged);
}

/**
 * The answers of `now`, where they name another environment than those `before`, with the access that it has by itself: in the place of
 * one that nobody chose, and of any where it becomes a production, since what was chosen for a test was not meant for that.
 */
export function withOwnAccess(before: InstanceAnswers, now: InstanceAnswers): InstanceAnswers {
  const environment = environmentIn(now);
  const access = now['access'];
  if (access === undefined || environment === environmentIn(before)) return now;
  const isChosen = access !== defaultAccess[environmentIn(before)];
  return isChosen && environment !== 'production' ? now : { ...now, access: defaultAccess[environment] };
}

function environmentIn(answers: InstanceAnswers): Environment {
  return environments.find((one) => one === answers['environment']) ?? 'production';
}

const properties: readonly Property[] = ['name', 'url', 'environment', 'account', 'secret', 'access', 'certificates'];

function isChangedIn(property: Property, before: InstanceAnswers, now: InstanceAnswers): boolean {
  return propertySteps[property].some((key) => key !== 'secret' && (before[key] ?? '') !== (now[key] ?? ''));
}

const labelsOf = (): Readonly<Record<Property, string>> => ({
  name: t`Name`,
  url: t`Address`,
  environment: t`Used for`,
  account: t`Account`,
  secret: t`Secret`,
  access: t`May write`,
  certificates: t`Certificates`,
});

function valuesOf(now: InstanceAnswers, secret: SecretState): Readonly<Record<Property, string>> {
  const { name = '', url = '', kind, account = '' } = now;
  const environment = environmentIn(now);
  const names = accessNames();
  const access = now['access'] ?? defaultAccess[environment];
  return {
    name,
    url,
    environment: environmentNames()[environment],
    account: kind === 'user' ? t`User ${account}` : t`API client ${account}`,
    secret: { kept: t`The stored one stays`, typed: t`A new one`, missing: t`Missing` }[secret],
    access: access === 'readOnly' || access === 'confirm' || access === 'full' ? names[access] : access,
    certificates: certificatesOf(now),
  };
}

function certificatesOf({ certificates, caFile = '', certificateFile = '' }: InstanceAnswers): string {
  const files = [caFile, certificateFile].filter((file) => file !== '').map((file) => file.replace(/^.*[\\/]/, ''));
  return certificates === 'own' && files.length > 0 ? files.join(' · ') : t`Of the system`;
}
