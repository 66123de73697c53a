import { IconButton } from '../../ui/button.tsx';
import { t } from '@vscode/l10n';
import type { PageModel, ResponseView } from '../../../core/response/view.ts';
import { usePanel } from '../panel.ts';
import type { ShownOutcome, PanelState } from '../state.ts';
import { numberText } from '../../ui/format.ts';
import { turnPage } from './turnPage.ts';

/** `101–200 of 2,431`, and the ways to the rest. */
export function Pager({ view, outcome, state }: { view: ResponseView; outcome: ShownOutcome; state: PanelState }) {
  const panel = usePanel();
  const { page } = view;
  if (page === null) return null;
  const all = page.rows >= page.total;
  const first = page.page * page.pageSize;
  const goTo = (next: number): void => turnPage(panel, outcome, next);
  // What was asked of one instance is not continued at another.
  const other = state.instanceId !== view.instanceId;
  return (
    <div class="pager">
      <span>{wordsFor(page)}</span>
      {!all && (
        <>
          <IconButton
            id="answer-page-before"
            icon="left"
            label={t`Previous page`}
            title={t`Previous page`}
            disabled={page.page === 0 || other}
            onPress={() => goTo(page.page - 1)}
          />
          <IconButton
            id="answer-page-next"
            icon="right"
            label={t`Next page`}
            title={t`Next page`}
            disabled={first + page.rows >= page.total || other}
            onPress={() => goTo(page.page + 1)}
          />
          <button type="button" class="button quiet" disabled={other} onClick={() => void panel.sendDraft(outcome.draft, 'fetchAll')}>
            {t`Fetch all`} {numberText(page.total)}
          </button>
        </>
      )}
    </div>
  );
}

function wordsFor({ page, pageSize, rows, total }: PageModel): string {
  if (rows >= total) return rows === 1 ? t`1 row` : t`All ${numberText(rows)} rows`;
  if (rows === 0) return t`0 of ${numberText(total)}: this page lies behind the last row`;
  const first = page * pageSize;
  return t`${numberText(first + 1)}–${numberText(first + rows)} of ${numberText(total)}`;
}
