import { writeFileSync } from 'node:fs';
import { messagesOfTheProduct } from './messages.ts';

// `node writeMessages.ts <file>`: what there is to translate, in the form in which VS Code takes the translation.
const [file = 'l10n/bundle.l10n.json'] = process.argv.slice(2);
const messages = await messagesOfTheProduct();
writeFileSync(file, `${JSON.stringify(Object.fromEntries(messages.map((message) => [message, message])), null, 2)}\n`);
