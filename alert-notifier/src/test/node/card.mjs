// Reads a Teams message from standard input and has Microsoft's own parser of adaptive cards look
// at it; prints what it found wrong, and what it would show.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)('adaptivecards');
const message = JSON.parse(readFileSync(0, 'utf8'));
const context = new SerializationContext();
const shown = [];
for (const attachment of message.attachments) {
  const card = new AdaptiveCard();
  card.parse(attachment.content, context);
  for (let i = 0; i < card.getItemCount(); i++) {
    const line = card.getItemAt(i);
    let text = '';
    for (let j = 0; j < line.getInlineCount(); j++) text += line.getInlineAt(j).text;
    shown.push(text);
  }
}
const events = [];
for (let i = 0; i < context.eventCount; i++) events.push(context.getEventAt(i).message);
console.log(JSON.stringify({ events, shown }));
