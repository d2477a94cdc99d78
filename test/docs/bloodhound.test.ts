import { readFile } from 'node:fs/promises';
import { compile } from '@grantlens/engine';
import { handOver, writeExchange } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';

const kindName = z.string().regex(/^CF_[A-Za-z]+$/);
/** BloodHound's extension definition, as it documents it. */
const extension = z.strictObject({
  schema: z.strictObject({
    name: z.string().min(1),
    display_name: z.string().min(1),
    version: z.string().regex(/^v\d+\.\d+\.\d+$/),
    namespace: z.literal('CF'),
  }),
  node_kinds: z.array(
    z.strictObject({
      name: kindName,
      display_name: z.string().min(1),
      description: z.string().min(1),
      is_display_kind: z.boolean(),
      icon: z.string().regex(/^[a-z-]+$/),
      color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
  ),
  relationship_kinds: z.array(
    z.strictObject({ name: kindName, description: z.string().min(1), is_traversable: z.boolean() }),
  ),
  environments: z.array(
    z.strictObject({ environment_kind: kindName, source_kind: kindName, principal_kinds: z.array(kindName) }),
  ),
  relationship_findings: z.array(z.never()),
});

test('the extension definition for BloodHound is as it documents one, and has every kind of an exported graph', async () => {
  const path = new URL('../../apps/cli/docs/bloodhound-extension.json', import.meta.url);
  const { node_kinds, relationship_kinds, environments } = extension.parse(
    JSON.parse(await readFile(path, 'utf8')),
  );
  const handover = handOver(compile(normalise(workload('S', 7))));
  const { metadata, graph } = JSON.parse([...writeExchange(handover, 'opengraph')].join('')) as {
    readonly metadata: { readonly source_kind: string };
    readonly graph: Record<'nodes' | 'edges', readonly { readonly kinds: string[]; readonly kind: string }[]>;
  };
  const [nodeKinds, edgeKinds] = [node_kinds, relationship_kinds].map((all) => all.map(({ name }) => name));
  expect(new Set(nodeKinds).size).toBe(nodeKinds?.length);
  for (const { kinds } of graph.nodes) expect(nodeKinds).toContain(kinds[0]);
  for (const { kind } of graph.edges) expect(edgeKinds).toContain(kind);
  for (const one of environments) {
    expect(one.source_kind).toBe(metadata.source_kind);
    for (const kind of [one.environment_kind, ...one.principal_kinds]) expect(nodeKinds).toContain(kind);
  }
});
