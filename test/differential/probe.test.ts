import { can, compile, resolveResource } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { oddSnapshot, openOracle, questionsFor } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { it } from 'vitest';

const show = (s: Snapshot) => Object.entries(s.collections).filter(([, c]) => c.status !== 'complete' || Object.keys(c.items).length > 0).map(([n, c]) => `   ${n}${c.status === 'complete' ? '' : `(${c.status})`}: ${JSON.stringify(c.items)}`).join('\n').replaceAll('com.cloudflare.', '').replaceAll('000000000000000000000000', '~');

it('probe', () => {
  let n = 0; const seen: Record<string, number> = {};
  const t = { e: 0, o: 0, n: 0 };
  const first = Number(process.env['SEED'] ?? 1); const tries = Number(process.env['TRIES'] ?? 10);
  for (let seed = first; seed < first + tries; seed++) {
  const result = fc.check(
    fc.property(oddSnapshot, (snapshot) => {
      fc.pre(!JSON.stringify(snapshot).includes('"objects":[]'));
      let a = performance.now();
      const account = normalise(snapshot);
      const access = compile(account);
      t.n += performance.now() - a;
      const oracle = openOracle(snapshot);
      for (const { principal, permission, resource } of questionsFor(snapshot)) {
        if (principal.includes('@')) continue;
        const who = account.principals.find((p) => p.key === principal);
        if (who === undefined) throw new Error(`no principal ${principal}`);
        const group = account.permissionGroups.get(permission as never);
        if (!permission.includes(':') && group === undefined) throw new Error(`no group ${permission}`);
        const asked = group === undefined ? { kind: 'atomic' as const, name: permission } : { kind: 'group' as const, group };
        const on = resolveResource(resource, account);
        if (on.kind === 'zones') throw new Error('zones');
        a = performance.now();
        const e = can(access, who, asked, on).verdict;
        t.e += performance.now() - a; a = performance.now();
        const o = oracle.verdict(principal, permission, resource);
        t.o += performance.now() - a;
        n++; seen[o] = (seen[o] ?? 0) + 1;
        if (e !== o) throw new Error(`${principal} ${permission} ${resource}: engine ${e}, oracle ${o}`);
      }
    }),
    { numRuns: Number(process.env['GRANTLENS_CASES'] ?? 100), seed },
  );
  if (result.failed) console.log(`seed ${seed} after ${result.numRuns}: ${(result.errorInstance as Error).message}\n${show(result.counterexample![0])}`);
  }
  console.log(n, seen, t);
}, 600000);
