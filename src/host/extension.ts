import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { Doorbells, hasOwnTabs } from './doorbells.ts';
import type { Product } from './product.ts';
import { requestFiles } from './runner/requestFiles.ts';
import { webviews } from './support/ids.ts';

/**
 * Costs next to nothing: it puts up doorbells, and the first to ring one brings the product (docs/adr/0011-doorbells.md).
 * A window that is restored with tabs of ours needs it at once.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const bells = new Doorbells(async (): Promise<Product> => {
    const { composeProduct } = await import('./product.ts');
    bells.dispose();
    const product = composeProduct(context);
    context.subscriptions.push(product);
    return product;
  });
  context.subscriptions.push(bells);
  const files = requestFiles(async () => (await bells.ring()).requestFiles());
  context.subscriptions.push(window.registerCustomEditorProvider(webviews.requestFile, files));
  if (hasOwnTabs()) await bells.ring();
}
