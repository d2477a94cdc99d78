// Says of every row of this package whether it follows from the snapshot, without the program that made it: node reperform.mjs [FOLDER]
// It holds the files to the digests of manifest.json, works verdicts, exceptions and standing out again from snapshot.json.gz and
// catalogue.json (what each permission group contains) by S1 to S13, the rules that the report lists, and prints a line for each cell
// of a CSV that should be another: FILE ROW COLUMN written derived. Rows count as in a spreadsheet. Exit code: 0 all follow, 2 some do
// not, 1 cannot read. Any Node from 18 runs it; nothing has to be installed. How sure something is: 0 no, 1 maybe, 2 yes; "and" is the
// least, "or" the greatest. A thing { type, id } is what a key names: the id `*` is every one of the type, null is not seen.
import { createHash } from 'node:crypto';
import { existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const account = 'com.cloudflare.api.account';
const isRow = (it) => typeof it === 'object' && it !== null && !Array.isArray(it);
const row = (it) => (isRow(it) ? it : {});
const list = (it) => (Array.isArray(it) ? it : []);
const seen = (it) => (Array.isArray(it) ? it : [null]); // S2: `[]` is nothing; no list at all is one row that could not be seen
const text = (it) => (typeof it === 'string' && it !== '' ? it : null);
const texts = (all) => all.flatMap((it) => text(it) ?? []);
function canonical(it, listed = (all) => all) { // JSON as RFC 8785 has it, with the elements of every list in the order of their bytes
  if (isRow(it)) return `{${Object.keys(it).sort().map((key) => `${JSON.stringify(key)}:${canonical(it[key], listed)}`)}}`;
  if (!Array.isArray(it)) return JSON.stringify(it);
  const all = listed(it.map((one) => canonical(one, listed)));
  const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  return `[${all.sort(all.some((one) => /[\ud800-\udfff]/.test(one)) ? byBytes : undefined)}]`;
}
const sameness = (it) => canonical(it, (all) => [...new Set(all)]); // Equal for two values that differ in nothing but order and repeats (S1)
const agree = (all) => all.length === 1 || new Set(all.map(sameness)).size === 1;
const lastOf = (all) => (all.length === 1 ? all : [...grouped(all, sameness)].sort(([a], [b]) => (a < b ? 1 : -1))[0][1])[0];
function grouped(all, keyOfOne, found = new Map()) {
  const listOf = once(() => [], found);
  for (const one of all) listOf(keyOfOne(one)).push(one);
  return found;
}
const once = (of, known = new Map()) => (key) => (known.has(key) ? known : known.set(key, of(key))).get(key); // works each answer out once
const stop = (why) => process.stderr.write(`cannot read: ${why}\n`) && process.exit(1);
function readJson(name) {
  try {
    const bytes = readFileSync(join(folder, name));
    return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    return stop(error.code === 'ENOENT' ? `there is no ${name} in ${folder}` : `${name}: ${error.message}`);
  }
}
const [snapshot, catalogue, manifest] = ['snapshot.json.gz', 'catalogue.json', 'manifest.json'].map(readJson);
const { collections } = row(snapshot);
if (!isRow(collections) || !isRow(manifest) || !Array.isArray(row(catalogue).groups)) stop(`${folder} is not a package of grantlens`);
const own = String(row(snapshot.account).id);
const rowsOf = once((name) => list(row(collections[name]).items).filter(isRow));
// ---- Scopes (S5)
function thing(key) {
  if (text(key) === null || key === '*') return null;
  const [, type = '', id = key] = /^(.+)\.([^.]+)$/.exec(key) ?? [];
  return { type: type === `${account}.worker` ? 'com.cloudflare.edge.worker.script' : type, id };
}
const nameOf = (it) => (it === null ? '' : `${it.type}.${it.id}`);
const bucketOf = (key) => /^com\.cloudflare\.edge\.r2\.bucket\.([0-9a-f]{32})_/.exec(String(key))?.[1] ?? own;
// A thing of another account, as the account or a bucket says by its id.
const isForeign = (key) => bucketOf(key) !== own || (thing(key)?.type === account && ![own, '*'].includes(thing(key).id));
/** What a scope, or a list of them, reaches. */
const scopesOf = (scope) => [scope].flat().flatMap((it) => seen(row(it).objects).flatMap((object) => reached(row(it).key, row(object).key)));
function reached(key, object) {
  const named = object === '*' ? thing(key) : thing(object);
  if (isForeign(key) || (thing(key) !== null && isForeign(object))) return [];
  if (thing(key) === null || named === null) return [{ scope: null, object: '' }];
  return [{ scope: named.type === account ? { type: account, id: '*' } : named, object }];
}
function resourcesOf(resources) { // S4: a token's `resources` spelled as scopes
  const inside = (all) => Object.entries(isRow(all) ? all : { '*': all }).map(([key, star]) => (star === '*' ? { key } : null));
  return isRow(resources) ? Object.entries(resources).map(([key, all]) => ({ key, objects: inside(all) })) : null;
}
// ---- Permission groups: which one a row means (S3, S8), and what is in it (S7, S9, S10)
const groups = new Map(catalogue.groups.map((one) => [one.key, one]));
const policiesIn = (name) => rowsOf(name).flatMap((one) => list(one.policies).map(row));
const groupsIn = (all, listed) => all.flatMap(policiesIn).flatMap((one) => list(one.permission_groups).filter(isRow)).concat(rowsOf(listed));
const described = { member: groupsIn(['members', 'userGroups'], 'permissionGroups'), token: groupsIn(['accountTokens'], 'tokenPermissionGroups') };
const labelOf = (one) => text(row(one.meta).label);
const withId = once((side) => described[side].filter((one) => text(one.id) !== null));
const idsBy = once((side) => ({ label: grouped(withId(side), labelOf), name: grouped(withId(side), (one) => text(one.name)) }));
function keyOf(side, group) {
  const words = Object.entries({ label: labelOf(group), name: text(group.name) }).filter(([, word]) => word !== null);
  const idsOf = ([of, word]) => [...new Set(idsBy(side)[of].get(word)?.map(({ id }) => id))];
  return text(group.id) ?? words.map(idsOf).find(({ length }) => length === 1)?.[0] ?? words[0]?.join(':') ?? null;
}
const namesOf = grouped(described.member, (one) => keyOf('member', one));
const roles = [...rowsOf('roles'), ...rowsOf('members').flatMap((one) => list(one.roles).filter(isRow))];
function keyOfRole(role) { // S3: a role is the group with its id unless the names say otherwise, else of its exact name, else itself
  const [id, name] = [text(role.id), text(role.name)];
  const [ofId, ofName] = [id, name && keyOf('member', { name })].map((key) => (namesOf.has(key) ? key : null));
  const isShared = new Set(texts(roles.filter((one) => one.id === id).map((one) => one.name))).size > 1;
  const isOther = name !== null && ofId !== null && !namesOf.get(ofId).some((one) => one.name === name);
  const known = isOther && ((ofName !== null && !ofName.startsWith('name:')) || isShared) ? ofName : (ofId ?? ofName);
  return known ?? ((id ?? name) === null ? null : `role:${texts([id, name]).join(' ')}`);
}
const typesOf = (key) => groups.get(key)?.types ?? null;
/** S9, S10: whether a group holds `#area:verb`, or the group of a key. One that was not seen might hold any. */
const holds = (group, asked) => (group === null ? 1 : holdsOf(group)(asked));
const holdsOf = once((group) => once((asked) => worksOut(group, asked, groups.get(group)?.contents)));
function worksOut(group, asked, contents) {
  const name = asked.startsWith('#') ? asked.slice(1) : null;
  if (group === asked || contents?.kind === 'everything') return 2;
  if (contents === undefined) return name === null ? 0 : 1;
  const { permissions } = contents;
  if (contents.kind === 'all-but') return 2 - Math.max(0, ...permissions.map((one) => (name === null ? holds(asked, `#${one}`) : one === name ? 2 : 0)));
  const inner = Math.max(0, ...contents.groups.map((one) => holds(one, asked)));
  if (name === null) return inner;
  const [area, verb] = name.split(/:(?=[^:]*$)/);
  const isListed = [name, `${area}:*`, `*:${verb}`, '*:*'].some((one) => permissions.includes(one));
  return isListed ? 2 : contents.complete ? inner : Math.max(1, inner);
}
// ---- Who has which policies, and through what (S1 to S4, S12)
/** What was not seen: any permission, anywhere, allowed or denied. */
const anything = { effect: 'either', group: null, scope: null, policy: '', place: '', object: '' };
function cellsOf(policies, side) { // S2: the cross product of some policies
  return seen(policies).flatMap((policy) => {
    if (!isRow(policy)) return [anything];
    const { [side === 'member' ? 'access' : 'effect']: word = 'allow', resource_groups: where, resources } = policy;
    const effect = word === 'allow' || word === 'deny' ? word : 'either';
    const placed = (it) => placesOf(row(it)).map((at) => ({ ...at, place: text(row(it).id) ?? '' }));
    const places = side === 'token' ? placed({ scope: resourcesOf(resources) ?? [null] }) : seen(where).flatMap(placed);
    const given = [...new Set(seen(policy.permission_groups).map((it) => keyOf(side, row(it))))];
    return given.flatMap((group) => places.map((at) => ({ effect, group, policy: text(policy.id) ?? '', of: policy, ...at })));
  });
}
function placesOf({ id, scope }) { // S5: a resource group inline, else by id
  if (isRow(scope) || Array.isArray(scope)) return scopesOf(scope);
  const found = rowsOf('resourceGroups').filter((one) => text(id) !== null && one.id === id);
  return found.length > 0 && agree(found) ? scopesOf(found[0].scope) : [{ scope: null, object: '' }];
}
const way = (path, group, cells, most = 2, anyone = false) => ({ path, group, cells, most, anyone });
const emailOf = (one) => (text(one.email) ?? text(row(one.user).email))?.toLowerCase() ?? null;
/** S3: what a policy gives, whatever it is called. */
const saysOf = (cells) => sameness(cells.map(({ effect, group, scope }) => `${effect} ${group} ${nameOf(scope)}`));
const groupList = [...grouped(rowsOf('userGroups'), (one) => text(one.id) ?? one).values()].map((twins) => {
  const [id, { policies = null }] = [text(twins[0].id), twins[0]];
  const cells = !agree(twins) ? [anything] : policies === null ? [] : cellsOf(policies, 'member');
  const members = list(row(row(collections.userGroupMembers).items)[String(id)]).map(row);
  const emails = members.filter((one) => text(one.id) === null).map(({ email }) => text(email)?.toLowerCase() ?? null);
  const [ids, isUnsure] = [new Set(texts(members.map((one) => one.id))), id === null || emails.includes(null)];
  const shown = new Set(texts(twins.flatMap((one) => list(one.policies)).map((one) => row(one).id)));
  const says = once(() => new Set([...grouped(cells, ({ policy }) => policy).values()].map(saysOf)));
  return { id: id ?? '', cells, ids, emails: new Set(texts(emails)), shown, says, by: way('group', id ?? '', cells), isUnsure };
});
const [memberIds, memberEmails] = [({ id }) => id, emailOf].map((of) => new Set(rowsOf('members').map(of)));
const isRead = (name) => (row(catalogue.collections)[name] ?? row(collections[name]).status) === 'complete';
const isWhole = ['userGroups', 'userGroupMembers'].every(isRead) && list(row(collections.userGroups).items).every(isRow);
const unseenWays = isWhole ? [] : [way('group', '', [anything], 2, true)];
const unsureWays = new Map(groupList.map((it) => [it, way('group', it.id, it.cells, 1, it.isUnsure)]));
function ownCells({ policies = null, roles: older }, inside) { // S3: policies, else roles, else anything
  const isSame = (policy) => inside.some((it) => it.says().has(saysOf(cellsOf([policy], 'member'))));
  const isTwice = (one, id = text(row(one).id)) => (id === null ? isSame(one) : inside.some(({ shown }) => shown.has(id)));
  if (Array.isArray(policies)) return cellsOf(policies.filter((one) => !isTwice(one)), 'member');
  if (policies !== null || !Array.isArray(older)) return [anything];
  const whole = { ...anything, effect: 'allow', scope: { type: account, id: '*' } };
  return older.map((it) => ({ ...whole, group: keyOfRole(row(it)) }));
}
function timeOf(it) { // A time in RFC 3339 in milliseconds; not a number for anything else, also for a day that no calendar has
  const [all = '', day = ''] = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.exec(String(it)) ?? [];
  const isDay = Number(day.slice(8)) <= new Date(Date.UTC(4e3 + (day.slice(0, 4) % 400), Number(day.slice(5, 7)), 0)).getUTCDate();
  return isDay ? Date.parse(all.toUpperCase().replace(' ', 'T')) : Number.NaN;
}
/** S13: an invitation that is not accepted is latent, and a token acts while its status and its dates say so. */
const now = once(() => timeOf(row(snapshot.takenAt).end));
function standingOf(kind, { status, not_before: from, expires_on: until }) {
  if (kind === 'member') return status === 'accepted' ? 'active' : status === 'pending' ? 'latent' : 'inactive';
  return status !== 'active' || timeOf(from) > now() || timeOf(until) <= now() ? 'inactive' : 'active';
}
function memberOf([key, twins]) { // S1: a row of a group identifies a member by id, else by e-mail; who shows neither may be any unidentified one
  const [one, id, email] = [twins[0], text(twins[0].id), emailOf(twins[0])];
  const isIn = (it) => it.ids.has(id) || it.emails.has(email);
  const mayBe = (own, names, all) => own === null && [...names].some((name) => !all.has(name));
  const mayBeIn = (it) => it.isUnsure || mayBe(id, it.ids, memberIds) || mayBe(email, it.emails, memberEmails);
  const inside = groupList.filter(isIn);
  const unsure = groupList.filter((it) => !isIn(it) && mayBeIn(it)).map((it) => unsureWays.get(it));
  const direct = way('direct', '', agree(twins) ? ownCells(one, inside) : [anything]);
  return somebody('member', id ?? key, twins, [direct, ...inside.map(({ by }) => by), ...unsure, ...unseenWays], inside.map((it) => it.id));
}
const refusingOf = once((by) => ({ ...by, cells: by.cells.filter(({ effect }) => effect !== 'allow') })); // What of a way is no plain allow
const somebody = (kind, id, twins, ways, inside) =>
  ({ kind, id, name: guarded(id), standing: standingOf(kind, lastOf(twins)), ways, inside, refusing: ways.map(refusingOf).filter(({ cells }) => cells.length > 0) });
const nameOfMember = (one) => text(one.id) ?? text(one.email) ?? text(row(one.user).email) ?? text(row(one.user).id);
const keyed = (kind, rows, nameIn) => [...grouped(rows, (one) => `${kind}:${nameIn(one)}`)].filter(([key]) => key !== `${kind}:null`);
const members = keyed('member', rowsOf('members'), nameOfMember).map(memberOf);
const ofToken = (twins) => way('direct', '', agree(twins) ? cellsOf(twins[0].policies, 'token') : [anything]);
const tokens = keyed('token', rowsOf('accountTokens'), (one) => text(one.id) ?? text(one.name))
  .map(([key, twins]) => somebody('token', text(twins[0].id) ?? key, twins, [ofToken(twins)], []));
// ---- The verdict (S6, S7, S11)
function acts({ group, scope }, on) { // Whether a cell acts on a thing
  const types = group === null ? null : typesOf(group);
  const isHere = types === null || types.includes(account) || types.includes(on.type);
  if (scope === null) return on.type !== account || isHere ? 1 : 0;
  if (scope.type === account) return types === null ? 1 : isHere ? 2 : 0;
  if (scope.type !== on.type || (scope.id !== '*' && scope.id !== on.id)) return 0;
  return types?.includes(scope.type) ? 2 : 1;
}
function ownScopes({ group, scope }) { // S7: where in its scope a cell acts
  if (scope !== null && scope.type !== account) return [scope];
  const types = group === null ? null : typesOf(group);
  return types === null || types.includes(account) ? [{ type: account, id: '*' }] : [...types].sort().map((type) => ({ type, id: '*' }));
}
const indexOf = once(({ cells }) => grouped(cells, ({ scope }) => nameOf(scope)));
function cellsAt(ways, on) { // The cells of some ways that may act on a thing, each with how sure the way is
  const [found, places] = [[], [nameOf(on), `${on.type}.*`, `${account}.*`, '']];
  for (const by of ways) for (const at of places) for (const cell of indexOf(by).get(at) ?? []) found.push([cell, by.most]);
  return found;
}
function most(cells, effect, asked, on, found = 0) { // How sure it is that some cells deny something, or allow it
  for (const [cell, most] of cells) {
    const sure = Math.min(most, cell.effect === effect ? 2 : cell.effect === 'either' ? 1 : 0);
    if (sure > found) found = Math.max(found, Math.min(sure, holds(cell.group, asked), acts(cell, on)));
  }
  return found;
}
const decide = (allow, deny) => // S11: a deny beats an allow
  deny === 2 ? 'denied' : allow === 2 && deny === 0 ? 'allowed' : allow === 0 ? 'not-granted' : 'unknown';
// Whether a cell allows, unless something denies.
const isSure = ({ most }, cell) => most === 2 && cell.effect === 'allow' && cell.group && ownScopes(cell).every((on) => acts(cell, on) === 2);
const listedIn = (group) => (groups.get(group)?.contents.kind === 'listed' ? groups.get(group).contents.permissions : null);
const isComplete = (group) => groups.get(group)?.contents.complete === true;
const everyName = [...groups.keys()].flatMap((group) => listedIn(group) ?? []);
const refusals = once(({ refusing }) => refusing.flatMap(({ cells }) => [...grouped(cells, ({ of }) => of).values()]));
const refusedOf = once((who) => { // Which single permissions of a permission group somebody's policies refuse, certainly or not
  const others = [...new Set(refusals(who).flatMap((cells) => cells.map(({ group }) => group)))];
  const all = (group, it) => [...(listedIn(it) ?? []), ...(isComplete(it) ? [] : (listedIn(group) ?? everyName))];
  return once((group) => [...new Set(others.flatMap((it) => all(group, it)))].filter((name) => holds(group, `#${name}`) === 2));
});
function refusedAt(who, cell) { // Where policies refuse that may hold anything of the permission group of a cell, on something that both reach
  const names = listedIn(cell.group);
  const shares = once((other) => holds(other, cell.group) > 0 || names === null || names.some((name) => holds(other, `#${name}`) > 0));
  const meets = (it) => shares(it.group) && [cell, it].flatMap(ownScopes).some((on) => acts(cell, on) > 0 && acts(it, on) > 0);
  return refusals(who).filter((cells) => cells.some(meets)).flat().flatMap(ownScopes);
}
/** What of a cell is in force for somebody who has it, and the zones on which all of it, or a part, has another verdict. */
function outcomeOf(who, by, cell) {
  const [{ group }, none] = [cell, { without: '', inPart: '' }];
  if (group === null) return { verdict: 'unknown', ...none };
  if (who.refusing.length === 0 && isSure(by, cell)) return { verdict: 'allowed', ...none };
  const [own, near, cuts] = [ownScopes(cell), once((on) => cellsAt(who.refusing, on)), new Map()];
  const say = (asked, on, allow) => decide(allow, most(near(on), 'deny', asked, on));
  const there = own.map((on) => say(group, on, isSure(by, cell) ? 2 : most(cellsAt(who.ways, on), 'allow', group, on)));
  // Of all places where it acts, what must not be missed comes first.
  const verdict = ['unknown', 'allowed', 'denied'].find((one) => there.includes(one)) ?? 'not-granted';
  if (cell.effect !== 'allow' || by.most < 2 || verdict === 'denied' || who.refusing.length === 0) return { verdict, ...none };
  const inside = cell.scope?.id === '*' ? refusedAt(who, cell) : [];
  for (const [name, on] of new Map([...own, ...inside].map((it) => [nameOf(it), it]))) {
    if (near(on).length === 0 || acts(cell, on) < 2) continue;
    const there = say(group, on, 2);
    const whole = there === 'allowed' || there === verdict ? undefined : there;
    const around = own.map(nameOf).filter((it) => it !== name && [`${on.type}.*`, `${account}.*`].includes(it));
    const parts = new Map();
    for (const one of whole === 'denied' ? [] : refusedOf(who)(group)) {
      const wider = around.map((it) => cuts.get(it)?.parts.get(one)).find((it) => it !== undefined);
      const said = wider === 'denied' ? 'allowed' : say(`#${one}`, on, 2);
      if (said !== 'allowed' && said !== (whole ?? wider ?? verdict)) parts.set(one, said);
    }
    cuts.set(name, { whole, parts, zones: on.type === account ? ['*'] : on.type === `${account}.zone` ? [on.id] : [] });
  }
  const zonesOf = (has) => guarded([...new Set([...cuts.values()].filter(has).flatMap(({ zones }) => zones))].sort().join('; '));
  const zones = { without: zonesOf(({ whole }) => whole === 'denied'), inPart: zonesOf(({ whole, parts }) => parts.size > 0 || whole === 'unknown') };
  // Where every single permission of it is taken, nothing of it is in force.
  const names = isComplete(group) ? listedIn(group) : [];
  const taken = own.map((on) => cuts.get(nameOf(on))).flatMap((it) => names.map((one) => it?.parts.get(one) ?? it?.whole));
  if (taken.length === 0 || taken.includes(undefined)) return { verdict, ...zones };
  return { verdict: taken.includes('unknown') ? 'unknown' : 'denied', ...zones };
}
// ---- The files
function guarded(value) { // A text as a cell has it: what a spreadsheet would take for a formula begins with an apostrophe
  const plain = String(value ?? '').replace(/[\ud800-\udfff]/gu, '\ufffd').replaceAll('\0', '␀');
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(plain) ? `'${plain}` : plain;
}
const cellsIn = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, it, plain]) => it?.replaceAll('""', '"') ?? plain);
const columns = new Set(`account_id report_id snapshot_digest id kind principalId principalKind standing effective exceptZones partZones access
permissionGroupId permissionGroupName permissionGroupLabel scopeKey path groupId policyId resourceGroupId principals holders after`.split(/\s/));
function* chunksOf(file, chunk = Buffer.alloc(1 << 20)) {
  const handle = openSync(join(folder, file), 'r');
  for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) yield chunk.subarray(0, length);
}
function* rowsIn(file) { // The rows of a CSV as objects, each with its number in a spreadsheet
  if (!existsSync(join(folder, file))) stop(`there is no ${file} in ${folder}: the package was made without --format csv`);
  const decoder = new TextDecoder();
  let [rest, names, number] = ['', null, 0];
  for (const chunk of chunksOf(file)) {
    rest += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', end + 1)) {
      const line = rest.slice(from, end).replace(/\r$/, '');
      // A quote that is not closed goes on in the next line.
      if (line.includes('"') && line.split('"').length % 2 === 0) continue;
      const cells = line.includes('"') ? cellsIn(line) : line.split(',');
      [from, number] = [end + 1, number + 1];
      if (names === null) names = [...cells.entries()].flatMap(([at, name]) => (columns.has(name) ? [[name, at]] : []));
      else yield { number, ...Object.fromEntries(names.map(([name, at]) => [name, cells[at] ?? ''])) };
    }
    rest = rest.slice(from);
  }
}
const counts = { read: 0, agree: 0, differ: 0, missing: 0, other: 0, ways: 0 };
function compare(file, one, derived, { number = '-' } = one) { // Holds some cells of a row, or of what is no row, to what they should be
  const wrong = Object.keys(derived).filter((column) => one[column] !== derived[column]);
  for (const column of wrong)
    process.stdout.write(`${file} ${number} ${column} ${JSON.stringify(one[column])} ${JSON.stringify(derived[column])}\n`);
  counts[one.id === 'no row' ? 'missing' : 'differ'] += wrong.length;
  if (wrong.length === 0 && number !== '-') counts.agree += 1;
}
// ---- The digests: of every file that the manifest lists, of the snapshot, and of the manifest itself
function sha256Of(parts, hash = createHash('sha256')) {
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
const digestOf = ({ digest, ...rest }) => `sha256-${sha256Of([canonical(rest)])}`;
const isThere = (name) => /^[\w-][\w.-]*$/.test(name) && existsSync(join(folder, name));
for (const { name, sha256 } of list(manifest.files).map(row))
  compare(name, { sha256 }, { sha256: isThere(name) ? sha256Of(chunksOf(name)) : 'no such file' });
compare('snapshot.json.gz', { digest: snapshot.digest }, { digest: digestOf(snapshot) });
compare('manifest.json', manifest, { digest: digestOf(manifest), snapshotDigest: snapshot.digest });
// ---- What must be in entitlements.csv: every cell, for everybody; in a large account, of a user group once for all its members
const expected = new Map();
const idsOf = (one) => ['id', 'label', 'name'].map((field) => guarded(row(one)[field])).join('\t').trim();
const wordsOf = once((key) => idsOf(groups.get(key)));
function expectRows(kind, id, by, who) {
  for (const cell of who.length === 0 ? [] : by.cells) {
    const { effect, group, scope, object } = cell;
    const names = [id, by.group, cell.policy, cell.place].map(guarded);
    const key = [kind, by.path, effect, group === null ? '' : wordsOf(group), guarded(nameOf(scope)), ...names].join('\n');
    const found = once(() => ({ by, cell, who, isPlain: isSure(by, cell), objects: [], rows: 0 }), expected)(key);
    if (!found.objects.includes(group && scope && object)) found.objects.push(group && scope && object);
  }
}
function keyOfRow(one) {
  const [at, group] = [thing(one.scopeKey), one.groupId.startsWith('without an id ') ? '' : one.groupId];
  const given = idsOf({ id: one.permissionGroupId, label: one.permissionGroupLabel, name: one.permissionGroupName });
  const scope = nameOf(at?.type === account ? { type: account, id: '*' } : at);
  return [one.principalKind, one.path, one.access, given, scope, one.principalId, group, one.policyId, one.resourceGroupId].join('\n');
}
let isHeld = false;
for (const one of rowsIn('entitlements.csv')) if (!isHeld) isHeld = one.principalKind === 'user-group'; else break;
for (const who of [...members, ...tokens])
  for (const by of who.ways)
    if (!isHeld || by.path === 'direct' || (by.most === 1 && !by.anyone)) expectRows(who.kind, who.id, by, [who]);
if (isHeld) {
  const insideOf = new Map(groupList.map(({ id }) => [id, []]));
  for (const who of members) for (const id of who.inside) insideOf.get(id).push(who);
  for (const { id, by } of groupList) expectRows('user-group', id, by, insideOf.get(id));
  for (const by of unseenWays) expectRows('user-group', '*', by, members);
  for (const [{ id, isUnsure }, by] of unsureWays)
    if (isUnsure) expectRows('user-group', '*', by, members.filter((who) => !who.inside.includes(id)));
}
const numberOf = once(() => (counts.ways += 1));
const markOf = once(({ refusing }) => refusing.map(numberOf).join()); // Equal for those who have the same policies that can deny
const outcomeFor = ({ isPlain, by, cell }, said, who) => once(() => outcomeOf(who, by, cell), said)(isPlain ? markOf(who) : who);
function checkCell(file, rows) { // Rows of one cell: the first is of everybody whom none of the others names
  const found = expected.get(keyOfRow(rows[0]));
  if (found !== undefined) found.rows += 1;
  const [named, said] = [new Set(rows.flatMap(({ holders }) => holders.split('; '))), new Map()];
  for (const one of rows) {
    const own = new Set(one.holders === '' ? [] : one.holders.split('; '));
    const who = found?.who.filter(({ name }) => (own.size === 0 ? !named.has(name) : own.has(name))) ?? [];
    const outcomes = new Set(who.map((each) => outcomeFor(found, said, each)));
    const all = (name) => [...new Set([...outcomes].map((it) => it[name]))].sort().join(' or ');
    const derived = { effective: all('verdict'), exceptZones: all('without'), partZones: all('inPart'), principals: `${who.length}` };
    const standing = one.principalKind === 'user-group' ? '' : found?.who[0].standing;
    compare(file, one, found === undefined ? { id: 'nothing in the snapshot gives this' } : { ...derived, standing });
  }
}
const [effective, listed] = [new Map(), new Set()];
const everybody = new Map([...members, ...tokens].map((who) => [`${who.kind} ${who.name}`, who]));
const origin = { account_id: guarded(own), report_id: String(manifest.reportId), snapshot_digest: String(snapshot.digest) };
for (const file of ['entitlements', 'principals', 'groups', 'findings', 'changes', 'units'].map((name) => `${name}.csv`)) {
  const waiting = [];
  for (const one of rowsIn(file)) {
    counts.read += 1;
    const wrong = Object.entries(origin).filter(([column, it]) => one[column] !== it);
    if (wrong.length > 0) compare(file, one, Object.fromEntries(wrong));
    if (file === 'entitlements.csv') {
      effective.set(one.id, one.effective);
      if (waiting.length > 0 && !one.id.startsWith(`${waiting[0].id}-`)) checkCell(file, waiting.splice(0));
      waiting.push(one);
    } else if (file === 'changes.csv') {
      compare(file, one, { after: one.kind === 'removed' ? '' : (effective.get(one.id) ?? 'no such row') });
    } else if (file === 'principals.csv') {
      const who = everybody.get(`${one.kind} ${one.id}`);
      listed.add(who);
      compare(file, one, who === undefined ? { id: 'nobody in the snapshot' } : { standing: who.standing });
    } else counts.other += 1;
  }
  if (waiting.length > 0) checkCell(file, waiting);
}
for (const { cell, by, who, objects, rows } of expected.values())
  for (let n = rows; n < objects.length; n++)
    compare('entitlements.csv', { id: 'no row' }, { id: [who[0].kind, who[0].id, by.group, cell.policy, cell.group, nameOf(cell.scope)].join(' ') });
for (const who of everybody.values())
  if (!listed.has(who)) compare('principals.csv', { id: 'no row' }, { id: `${who.kind} ${who.id}` });
process.stdout.write(`${counts.read} rows read: ${counts.agree} agree, ${counts.differ} differ, ${counts.missing} missing
not derivable, only of this snapshot and held to the digest of their file: ${counts.other} rows of groups, findings and units;
of entitlements: means, except (in words), privileged, cutBy, assumptions, gaps, notes, zone, units, conditions and names; of
principals: all but id and standing; of changes: all but after; report.html, report.json, review.xlsx. Who made the files no
digest says: compare that of manifest.json with one that was kept elsewhere, or its signature, manifest.json.sig\n`);
process.exitCode = counts.differ + counts.missing === 0 ? 0 : 2;
