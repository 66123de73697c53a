import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import type { SaveQuestions } from '../../../core/objects/save/saveTypes.ts';
import type { Copies } from '../../../app/documents/documentOwner.ts';
import type { Services } from '../../../app/support/services.ts';
import type { Copybook } from '../system/copies.ts';

/** The questions of one save, asked in VS Code. Loaded with the first one. */
export function questionsIn(
  services: Services,
  copybook: Copybook,
  address: ObjectAddress,
  plan: ObjectPlan,
  copies: Copies,
): SaveQuestions {
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  const asking = { services, copybook, address, plan, copies, instance };
  return {
    secrets: async (secrets, write) => {
      const { askForSecrets } = await import('./saveQuestions.ts');
      return await askForSecrets(asking, secrets, write);
    },
    confirm: async (write) => {
      const { askToWrite } = await import('./saveQuestions.ts');
      return await askToWrite(asking, write);
    },
    conflict: async (conflict) => {
      const { askConflict } = await import('./saveQuestions.ts');
      return await askConflict(asking, conflict);
    },
  };
}
