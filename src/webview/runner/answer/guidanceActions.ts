import type { GuidanceAction } from '../../../shared/guidance.ts';
import { withValues } from '../request/parameterValues.ts';
import type { Panel } from '../panel.ts';
import { bodyFor } from '../reduce.ts';
import { isMendedIn, isOfForm, type ShownOutcome } from '../state.ts';

/** Steps in the request that the answer is about. */
const inRequest: ReadonlySet<GuidanceAction['do']> = new Set(['usePath', 'useMediaType', 'useAccept', 'useSections', 'showTarget']);

/**
 * Does the next step: here what concerns the request, by the host's hand what reaches beyond the panel. What asks a server asks the one
 * that the request went to, whichever is in view now.
 */
export function runGuidance(action: GuidanceAction, panel: Panel, outcome: ShownOutcome): void {
  const { dispatch, act } = panel;
  const { instanceId } = outcome;
  const state = panel.state();
  const isItsForm = isMendedIn(state, outcome) || isOfForm(state, outcome);
  if (!isItsForm && inRequest.has(action.do)) dispatch({ type: 'requestShown', outcome });
  const { draft } = panel.state();
  switch (action.do) {
    case 'retry':
      return void (isItsForm ? panel.send() : panel.sendDraft(outcome.draft, 'send', instanceId));
    case 'readBack':
      return void panel.sendDraft(
        { ...outcome.draft, path: action.path ?? outcome.draft.path, method: 'GET', body: { kind: 'none' } },
        'readBack',
        instanceId,
      );
    case 'saveBody':
    case 'openBody':
      return outcome.kind === 'answer' ? void act({ do: action.do, handle: outcome.view.handle }) : undefined;
    case 'usePath':
      return dispatch({ type: 'pathPicked', path: action.path });
    case 'useMediaType':
      return dispatch({ type: 'bodyEdited', body: bodyFor(action.mediaType, draft.body) });
    case 'useAccept':
      return dispatch({ type: 'headersEdited', headers: withValues(draft.headers, 'Accept', [action.mediaType]) });
    case 'useSections':
      return dispatch({ type: 'queryEdited', name: 'section', query: withValues(draft.query, 'section', action.sections) });
    case 'showTarget':
      return dispatch({ type: 'focusAsked', target: action.target });
    case 'openObject':
      return void act({ do: 'openObject', instanceId, resource: action.resource, id: action.id });
    case 'copyRole':
      return void act({ do: 'copyRole', instanceId, privileges: action.privileges });
    case 'openSettings':
      return void act({ do: 'openSettings', setting: action.setting });
    case 'showLog':
      return void act({ do: 'showLog' });
    case 'signIn':
    case 'signInAgain':
    case 'editInstance':
    case 'unlock':
    case 'showPrivileges':
    case 'checkStatus':
      return void act({ do: action.do, instanceId });
  }
}
