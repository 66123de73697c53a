import { t } from '@vscode/l10n';
import type { Refusal } from '../../families/api.ts';
import { refusalAt } from '../../families/refusalAt.ts';
import type { GuidanceAction } from '../../../shared/guidance.ts';
import { showBody } from './row.ts';
import type { GuidanceInput } from './facts.ts';

/** `element`: what of the request is refused, as `scope/computer_groups`; undefined where it is not to be told. */
export type RefusedElement = Omit<Refusal, 'places'> & { readonly element: string | undefined };

/** What is known of the sentence of a refusal: the element that is in the request is meant, else the likeliest one. */
export function refusalIn({ body, request }: Pick<GuidanceInput, 'body' | 'request'>): RefusedElement | undefined {
  for (const { description } of body.errors) {
    const refusal = refusalAt(description, request.path);
    if (refusal === undefined) continue;
    const sent = new Set(request.elements);
    const { places, meaning, step } = refusal;
    return { meaning, step, element: (places.find((place) => sent.has(place)) ?? places[0])?.slice(1) };
  }
  return undefined;
}

/** Names the element; empty where there is none to name. */
export function elementWords(input: Pick<GuidanceInput, 'body' | 'request'>): string {
  const element = refusalIn(input)?.element;
  return element === undefined ? '' : t`The element is ${element}.`;
}

/** Leads to the element in the body; to the whole body where it is not in there. */
export function showElement(input: Pick<GuidanceInput, 'body' | 'request'>): GuidanceAction {
  const element = refusalIn(input)?.element;
  if (element === undefined || !(input.request.elements ?? []).includes(`/${element}`)) return showBody();
  return { do: 'showTarget', label: t`Show ${element}`, target: { in: 'body', pointer: `/${element}` } };
}

/** The element that a sentence about something missing names (facts 8.4). */
export function missingElement({ body }: Pick<GuidanceInput, 'body'>): string | undefined {
  const [, marked, said] =
    /\b([a-z]{1,30}(?:_[a-z]{1,30}){1,6})\b|^(?:the )?([a-z]{2,40}) (?:is|must)\b/i.exec(body.errors[0]?.description ?? '') ?? [];
  return marked ?? said?.toLowerCase();
}
