import { t } from '@vscode/l10n';

/** A text that was kept instead of sent, and why. */
export interface KeptText {
  /** As people call the object, with its instance. */
  readonly what: string;
  /** `behind`: it was not in front. `unclear`: nobody can tell whether a person saved it. */
  readonly why: 'behind' | 'unclear';
}

/** More are counted. */
const mostNamed = 5;

/** One sentence for all that were saved together, and the button that sends them. */
export function keptWords(kept: readonly KeptText[]): { readonly message: string; readonly send: string } {
  const names = kept.slice(0, mostNamed).map(({ what }) => what);
  const more = kept.length > mostNamed ? [t`${kept.length - mostNamed} more`] : [];
  const what = [...names, ...more].join(', ');
  const isUnclear = kept.every((text) => text.why === 'unclear');
  if (kept.length === 1)
    return {
      message: isUnclear
        ? t`${what} was kept here and not sent: VS Code does not tell whether you saved it.`
        : t`${what} was kept here and not sent: only the document in front is sent when it is saved.`,
      send: t`Send`,
    };
  return {
    message: isUnclear
      ? t`${what} were kept here and not sent: VS Code does not tell whether you saved them.`
      : t`${what} were kept here and not sent: only the document in front is sent when it is saved.`,
    send: t`Send All`,
  };
}
