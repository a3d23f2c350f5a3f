// A subscriber as one is written in JavaScript: verifies each message with the published library
// (v1) or Node's own crypto (v1a) and answers 204, or 400 with the reason.
// Arguments: whsec_… and whpk_… keys; a message must verify with every one of them.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const ED25519_SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

function verifyAsymmetric(key, body, headers) {
  const raw = Buffer.from(key.slice('whpk_'.length), 'base64');
  const publicKey = createPublicKey({
    key: Buffer.concat([ED25519_SPKI_HEAD, raw]),
    format: 'der',
    type: 'spki',
  });
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const valid = headers['webhook-signature']
    .split(' ')
    .filter((signature) => signature.startsWith('v1a,'))
    .some((signature) => verify(null, signed, publicKey, Buffer.from(signature.slice(4), 'base64')));
  if (!valid) throw new Error('no matching v1a signature');
}

function verifyWith(key, body, headers) {
  if (key.startsWith('whpk_')) verifyAsymmetric(key, body, headers);
  else new Webhook(key).verify(body, headers);
}

const keys = process.argv.slice(2);
const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString('utf8');
  try {
    for (const key of keys) verifyWith(key, body, request.headers);
    response.writeHead(204).end();
  } catch (problem) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end(String(problem.message));
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume(); // ends with the test
