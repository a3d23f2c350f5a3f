// Refuses a document that is no OpenAPI of its version, or whose examples its own schemas would not take.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';

const exactly = { severity: 'error', allowAdditionalProperties: false };
const config = await createConfig({
  rules: {
    struct: 'error',
    'no-unresolved-refs': 'error',
    'spec-strict-refs': 'error',
    'security-defined': 'error',
    'operation-operationId-unique': 'error',
    'operation-parameters-unique': 'error',
    'path-parameters-defined': 'error',
    'no-identical-paths': 'error',
    'no-invalid-parameter-examples': exactly,
    'no-invalid-schema-examples': exactly,
    'no-invalid-media-type-examples': exactly,
  },
});

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const source = readFileSync(file, 'utf8');
  for (const problem of await lintFromString({ source, absoluteRef: file, config })) {
    wrong++;
    console.error(`${file}: ${problem.message} (${problem.ruleId}) at ${problem.location[0]?.pointer}`);
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
