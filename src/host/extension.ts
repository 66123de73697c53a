import { window, type ExtensionContext } from 'vscode';
import { Doorbells, hasOwnTabs, offeredCommands } from './doorbells.ts';
import type { Product } from './product.ts';
import { findPulledFolders } from './support/pulledFolders.ts';
import { requestFiles } from './runner/requestFiles.ts';
import { FirstUse } from '../app/support/firstUse.ts';
import { webviews } from '../app/support/ids.ts';

/**
 * Costs next to nothing: it puts up doorbells, and the first to ring one brings the product (docs/adr/0011-doorbells.md).
 * A window that is restored with tabs of ours needs it at once.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const product: FirstUse<Product> = new FirstUse({
    standIn: () => new Doorbells(offeredCommands(context.extension.packageJSON), () => product.get()),
    load: async () => {
      const { composeProduct } = await import('./product.ts');
      return () => {
        const composed = composeProduct(context);
        context.subscriptions.push(composed);
        return composed;
      };
    },
  });
  context.subscriptions.push(product);
  const files = requestFiles(async () => (await product.get()).requestFiles());
  context.subscriptions.push(window.registerCustomEditorProvider(webviews.requestFile, files));
  if (hasOwnTabs()) await product.get();
  else void bringForFolders(product);
}

/** A window with a pulled folder shows what was changed in it, for which nobody is asked. */
async function bringForFolders(product: FirstUse<Product>): Promise<void> {
  try {
    if ((await findPulledFolders(1)).length > 0) await product.get();
  } catch {
    // Whoever uses the product is told why it does not come.
  }
}
