import { t } from '@vscode/l10n';
import { environmentWords } from '../../core/instances/environmentWords.ts';
import { ThemeColor, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { productionIcon } from '../../app/instances/marks.ts';
import { colors } from '../../app/support/ids.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { invalidProblem } from '../../shared/problem.ts';

export interface InstanceQuestion {
  readonly title: string;
  readonly placeHolder?: string;
  /** Said of an instance beside its environment. */
  readonly note?: (profile: InstanceProfile) => string;
}

/** The instance that a person chooses. Undefined: none. */
export async function pickInstance(all: readonly InstanceProfile[], question: InstanceQuestion): Promise<InstanceProfile | undefined> {
  const { title, placeHolder = t('Choose an instance'), note } = question;
  const items = all.map((profile) => instanceChoice(profile, note?.(profile)));
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDetail: true }))?.profile;
}

/** An instance as a row to choose. `note`: said of it beside its environment. */
export function instanceChoice(profile: InstanceProfile, note = ''): QuickPickItem & { readonly profile: InstanceProfile } {
  return {
    label: pickText(profile.name, 80),
    description: [environmentWords()[profile.environment], note].filter((text) => text !== '').join(' · '),
    detail: profile.url,
    iconPath:
      profile.environment === 'production' ? new ThemeIcon(productionIcon, new ThemeColor(colors.production)) : new ThemeIcon('server'),
    profile,
  };
}

/** The only one there is, else the one that is chosen. */
export async function oneInstance(all: readonly InstanceProfile[], question: InstanceQuestion): Promise<string | undefined> {
  if (all.length === 0) throw invalidProblem(t`There is no instance yet. Add one first.`);
  return all.length === 1 ? all[0]?.id : (await pickInstance(all, question))?.id;
}
