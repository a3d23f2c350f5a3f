// Reads Teams messages, a JSON array, from standard input and has Microsoft's own parser of adaptive
// cards look at each; prints what it found wrong, and the lines it would show.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { AdaptiveCard, SerializationContext } = require('adaptivecards/dist/adaptivecards.js');

function look(message) {
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(message.attachments[0].content, context);
  const shown = [];
  for (let i = 0; i < card.getItemCount(); i++) {
    const line = card.getItemAt(i);
    let text = '';
    for (let j = 0; j < line.getInlineCount(); j++) text += line.getInlineAt(j).text;
    shown.push(text);
  }
  const problems = [];
  for (let i = 0; i < context.eventCount; i++) problems.push(context.getEventAt(i).message);
  return { problems, shown };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(look)));
