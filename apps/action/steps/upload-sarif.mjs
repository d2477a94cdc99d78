// Sends what became of the checks to code scanning.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ask, refused, repository } from './github-api.mjs';

const { SARIF = '', GITHUB_SHA, GITHUB_REF } = process.env;
const answer = await ask('POST', `/repos/${repository()}/code-scanning/sarifs`, {
  commit_sha: GITHUB_SHA,
  ref: GITHUB_REF,
  sarif: gzipSync(readFileSync(SARIF)).toString('base64'),
  tool_name: 'grantlens',
});
if (answer.status !== 202) refused('the checks were not taken by code scanning', answer);
