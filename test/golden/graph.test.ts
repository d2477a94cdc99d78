import {
  type Access,
  compile,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
} from '@grantlens/engine';
import { drawAccess, drawSelected } from '@grantlens/engine/internal';
import { graphFormats, renderGraph } from '@grantlens/reporter';
import { graphFileNames } from '@grantlens/reporter/internal';
import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { shuffleAndDuplicate } from '../scenarios/shuffle.ts';

/** What differs from one taking of a snapshot to the next, made the same. */
const stamp = {
  takenAt: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:05Z' },
  digest: `sha256-${'0'.repeat(64)}`,
} satisfies Partial<Account>;

const open = (snapshot: Snapshot) => compile({ ...normalise(snapshot), ...stamp });

let access: Access;
let shuffled: Access;

beforeAll(async () => {
  const snapshot = await takeSnapshot('small-agency');
  access = open(snapshot);
  shuffled = open(shuffleAndDuplicate(snapshot, 1));
});

test.each(graphFormats)('the access graph of small-agency is as committed in %s', async (format) => {
  const text = await renderGraph(drawAccess(access), { access, narrowed: [] }, format);
  await expect(text).toMatchFileSnapshot(`graph/small-agency/${graphFileNames[format]}`);
});

test.each(graphFormats)(
  'the access graph of small-agency has the same bytes in %s whatever the order of rows',
  async (format) => {
    const text = await renderGraph(drawAccess(access), { access, narrowed: [] }, format);
    const again = await renderGraph(drawAccess(shuffled), { access: shuffled, narrowed: [] }, format);
    expect(again).toBe(text);
  },
);

test.each(graphFormats)(
  'the access graph in %s says which part of DNS a deny takes from a member on one zone',
  async (format) => {
    const access = open(await takeSnapshot('north-harbour'));
    const { account } = access;
    const selection = {
      principals: [resolvePrincipal('lena.voss@kelp-and-cable.example', account)],
      permission: resolvePermission('DNS', account),
      subject: resolveResource('tickets.northharbour.example', account),
    };
    const text = await renderGraph(drawSelected(access, selection), { access, narrowed: [] }, format);
    const plain = text.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(plain).toContain(
      'except dns_records:edit, dns_records:read on tickets.northharbour.example: denied',
    );
  },
);
