// Says of every row of this package whether its verdict follows from the snapshot, without the program that made it:
//
//   node reperform.mjs [FOLDER]
//
// It reads snapshot.json.gz, catalogue.json (what each permission group contains) and the CSV files, works every verdict out
// again by the rules that the report lists as S1 to S12, and prints a line for each cell that should be another:
// FILE ROW COLUMN written derived. Rows count as in a spreadsheet. Exit code: 0 all follow, 2 some do not, 1 cannot read.
// Any Node from 18 runs it; nothing has to be installed.
import { existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** @typedef {{ type: string, id: string }} Thing what a key names; the id `*` is every one of the type; null is not seen */
/** @typedef {0 | 1 | 2} Sure no, maybe, yes: "and" is the least of them, "or" the greatest */
/** @typedef {{ effect: string, group: string?, scope: Thing?, policy: string, place: string, object: string }} Cell of a policy */
/** @typedef {{ path: string, group: string, cells: Cell[], most: Sure, anyone: boolean }} Way how somebody has policies */
const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const account = 'com.cloudflare.api.account';
const isRow = (it) => typeof it === 'object' && it !== null && !Array.isArray(it);
const row = (it) => (isRow(it) ? it : {});
const list = (it) => (Array.isArray(it) ? it : []);
/** S2: `[]` is nothing; no list at all is one row that could not be seen. */
const seen = (it) => (Array.isArray(it) ? it : [null]);
const text = (it) => (typeof it === 'string' && it !== '' ? it : null);
const texts = (all) => all.flatMap((it) => text(it) ?? []);
/** Equal for two values that differ in nothing but order and repeats (S1). */
function sameness(it) {
  if (Array.isArray(it)) return `[${[...new Set(it.map(sameness))].sort().join()}]`;
  return isRow(it) ? `{${Object.keys(it).sort().map((key) => `${key}:${sameness(it[key])}`)}}` : `${JSON.stringify(it)}`;
}
const agree = (all) => all.length === 1 || new Set(all.map(sameness)).size === 1;
function grouped(all, keyOfOne, found = new Map()) {
  const listOf = (key) => found.get(key) ?? found.set(key, []).get(key);
  for (const one of all) listOf(keyOfOne(one)).push(one);
  return found;
}
/** The same function, which works each answer out once. */
function once(of) {
  const known = new Map();
  return (key) => (known.has(key) ? known : known.set(key, of(key))).get(key);
}
const stop = (why) => process.stderr.write(`cannot read: ${why}\n`) && process.exit(1);
function readJson(...names) {
  const name = names.find((one) => existsSync(join(folder, one))) ?? stop(`there is no ${names[0]} in ${folder}`);
  try {
    const bytes = readFileSync(join(folder, name));
    return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    return stop(`${name}: ${error.message}`);
  }
}
const snapshot = readJson('snapshot.json.gz', 'snapshot.json');
const catalogue = readJson('catalogue.json');
const { collections } = snapshot;
if (!isRow(collections) || !Array.isArray(catalogue.groups)) stop(`${folder} is not a package of grantlens`);
const own = String(row(snapshot.account).id);
const rowsOf = once((name) => list(row(collections[name]).items).filter(isRow));
// ---- Scopes (S5)
function thing(key) {
  if (text(key) === null || key === '*') return null;
  const [, type = '', id = key] = /^(.+)\.([^.]+)$/.exec(key) ?? [];
  return { type: type === `${account}.worker` ? 'com.cloudflare.edge.worker.script' : type, id };
}
const nameOf = (it) => (it === null ? '' : `${it.type}.${it.id}`);
/** A thing of another account, as the account or a bucket says by its id. */
function isForeign(key) {
  const [, bucket = own] = /^com\.cloudflare\.edge\.r2\.bucket\.([0-9a-f]{32})_/.exec(String(key)) ?? [];
  return bucket !== own || (thing(key)?.type === account && ![own, '*'].includes(thing(key).id));
}
/** What a scope, or a list of them, reaches. */
function scopesOf(scope) {
  const reach = (key, object) => {
    const named = object === '*' ? thing(key) : thing(object);
    if (isForeign(key) || (thing(key) !== null && isForeign(object))) return [];
    if (thing(key) === null || named === null) return [{ scope: null, object: '' }];
    return [{ scope: named.type === account ? { type: account, id: '*' } : named, object }];
  };
  return [scope].flat().flatMap((it) => seen(row(it).objects).flatMap((object) => reach(row(it).key, row(object).key)));
}
/** S4: a token's `resources` spelled as scopes. */
function resourcesOf(resources) {
  const inside = (all) => Object.entries(isRow(all) ? all : { '*': all }).map(([key, star]) => (star === '*' ? { key } : null));
  return isRow(resources) ? Object.entries(resources).map(([key, all]) => ({ key, objects: inside(all) })) : null;
}
// ---- Permission groups: which one a row means (S3, S8), and what is in it (S7, S9, S10)
const groups = new Map(catalogue.groups.map((one) => [one.key, one]));
const policiesIn = (name) => rowsOf(name).flatMap((one) => list(one.policies).map(row));
const groupsIn = (...names) => names.flatMap(policiesIn).flatMap((one) => list(one.permission_groups).filter(isRow));
const described = {
  member: [...groupsIn('members', 'userGroups'), ...rowsOf('permissionGroups')],
  token: [...groupsIn('accountTokens'), ...rowsOf('tokenPermissionGroups')],
};
const labelOf = (one) => text(row(one.meta).label);
const idsBy = once((side) => {
  const all = described[side].filter((one) => text(one.id) !== null);
  return [grouped(all, labelOf), grouped(all, (one) => text(one.name))];
});
function keyOf(side, group) {
  const [label, name] = [labelOf(group), text(group.name)];
  const idsOf = (known, word) => [...new Set(word === null ? [] : known.get(word)?.map(({ id }) => id))];
  const only = (ids) => (ids.length === 1 ? ids[0] : null);
  const words = label !== null ? `label:${label}` : name !== null ? `name:${name}` : null;
  return text(group.id) ?? only(idsOf(idsBy(side)[0], label)) ?? only(idsOf(idsBy(side)[1], name)) ?? words;
}
const namesOf = grouped(described.member, (one) => keyOf('member', one));
const roles = [...rowsOf('roles'), ...rowsOf('members').flatMap((one) => list(one.roles).filter(isRow))];
/** S3: a role is the group with its id unless the names say otherwise, else of its exact name, else itself. */
function keyOfRole(role) {
  const [id, name] = [text(role.id), text(role.name)];
  const keyed = name === null ? null : keyOf('member', { name });
  const [ofId, ofName] = [id, keyed].map((key) => (namesOf.has(key) ? key : null));
  const isShared = new Set(texts(roles.filter((one) => one.id === id).map((one) => one.name))).size > 1;
  const isOther = name !== null && ofId !== null && !namesOf.get(ofId).some((one) => one.name === name);
  const known = isOther && ((ofName !== null && !ofName.startsWith('name:')) || isShared) ? ofName : (ofId ?? ofName);
  return known ?? ((id ?? name) === null ? null : `role:${texts([id, name]).join(' ')}`);
}
const typesOf = (key) => groups.get(key)?.types ?? null;
const known = new Map();
/** S9, S10: whether a group holds `#area:verb`, or the group of a key. One that was not seen might hold any. */
function holds(group, asked) {
  if (group === null) return 1;
  if (!known.has(group)) known.set(group, once((one) => worksOut(group, one, groups.get(group)?.contents)));
  return known.get(group)(asked);
}
function worksOut(group, asked, contents) {
  const name = asked.startsWith('#') ? asked.slice(1) : null;
  if (group === asked || contents?.kind === 'everything') return 2;
  if (contents === undefined) return name === null ? 0 : 1;
  if (contents.kind === 'all-but' && name !== null) return contents.permissions.includes(name) ? 0 : 2;
  if (contents.kind === 'all-but') return 2 - Math.max(0, ...contents.permissions.map((one) => holds(asked, `#${one}`)));
  const inner = Math.max(0, ...contents.groups.map((one) => holds(one, asked)));
  if (name === null) return inner;
  const [area, verb] = name.split(/:(?=[^:]*$)/);
  const isListed = [name, `${area}:*`, `*:${verb}`, '*:*'].some((one) => contents.permissions.includes(one));
  return isListed ? 2 : contents.complete ? inner : Math.max(1, inner);
}
// ---- Who has which policies, and through what (S1 to S4, S12)
/** What was not seen: any permission, anywhere, allowed or denied. */
const anything = { effect: 'either', group: null, scope: null, policy: '', place: '', object: '' };
/** S2: the cross product of some policies. */
function cellsOf(policies, side) {
  return seen(policies).flatMap((policy) => {
    if (!isRow(policy)) return [anything];
    const { [side === 'member' ? 'access' : 'effect']: word = 'allow', resource_groups: where, resources } = policy;
    const effect = word === 'allow' || word === 'deny' ? word : 'either';
    const placed = (it) => placesOf(it).map((at) => ({ ...at, place: text(row(it).id) ?? '' }));
    const ofToken = () => scopesOf(resourcesOf(resources)).map((at) => ({ ...at, place: '' }));
    const places = side === 'token' ? ofToken() : seen(where).flatMap(placed);
    const given = [...new Set(seen(policy.permission_groups).map((it) => keyOf(side, row(it))))];
    return given.flatMap((group) => places.map((at) => ({ effect, group, policy: text(policy.id) ?? '', ...at })));
  });
}
/** S5: a resource group inline, else by id. */
function placesOf(group) {
  const { id, scope } = row(group);
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
  const says = [...grouped(cells, ({ policy }) => policy).values()];
  return { id: id ?? '', cells, ids, emails: new Set(texts(emails)), shown, says, by: way('group', id ?? '', cells), isUnsure };
});
const [memberIds, memberEmails] = [({ id }) => id, emailOf].map((of) => new Set(rowsOf('members').map(of)));
const isRead = (name) => (row(catalogue.collections)[name] ?? row(collections[name]).status) === 'complete';
const isWhole = isRead('userGroups') && isRead('userGroupMembers') && list(row(collections.userGroups).items).every(isRow);
const unseenWays = isWhole ? [] : [way('group', '', [anything], 2, true)];
const unsureWays = new Map(groupList.map((it) => [it, way('group', it.id, it.cells, 1, it.isUnsure)]));
/** S3: policies, else roles, else anything. */
function ownCells({ policies = null, roles: older }, inside) {
  const says = once(() => new Set(inside.flatMap((it) => it.says.map(saysOf))));
  const isTwice = (policy) => {
    const id = text(row(policy).id);
    return id === null ? says().has(saysOf(cellsOf([policy], 'member'))) : inside.some(({ shown }) => shown.has(id));
  };
  if (Array.isArray(policies)) return cellsOf(policies.filter((one) => !isTwice(one)), 'member');
  if (policies !== null || !Array.isArray(older)) return [anything];
  const whole = { ...anything, effect: 'allow', scope: { type: account, id: '*' } };
  return older.map((it) => ({ ...whole, group: keyOfRole(row(it)) }));
}
/** S1: a row of a group identifies a member by id, else by e-mail; who shows neither may be any unidentified one. */
function memberOf([key, twins]) {
  const [one, id, email] = [twins[0], text(twins[0].id), emailOf(twins[0])];
  const isIn = (it) => (id !== null && it.ids.has(id)) || (email !== null && it.emails.has(email));
  const hasStranger = (names, all) => [...names].some((name) => !all.has(name));
  const mayBeIn = (it) =>
    it.isUnsure || (id === null && hasStranger(it.ids, memberIds)) || (email === null && hasStranger(it.emails, memberEmails));
  const inside = groupList.filter(isIn);
  const unsure = groupList.filter((it) => !isIn(it) && mayBeIn(it)).map((it) => unsureWays.get(it));
  const direct = way('direct', '', agree(twins) ? ownCells(one, inside) : [anything]);
  return somebody('member', id ?? key, [direct, ...inside.map(({ by }) => by), ...unsure, ...unseenWays], inside.map((it) => it.id));
}
/** What of a way is no plain allow. */
const refusingOf = once((by) => ({ ...by, cells: by.cells.filter(({ effect }) => effect !== 'allow') }));
function somebody(kind, id, ways, inside) {
  return { kind, id, ways, inside, refusing: ways.map(refusingOf).filter(({ cells }) => cells.length > 0) };
}
const nameOfMember = (one) => text(one.id) ?? text(one.email) ?? text(row(one.user).email) ?? text(row(one.user).id);
const keyed = (kind, rows, nameIn) => [...grouped(rows, (one) => `${kind}:${nameIn(one)}`)].filter(([key]) => key !== `${kind}:null`);
const members = keyed('member', rowsOf('members'), nameOfMember).map(memberOf);
const tokens = keyed('token', rowsOf('accountTokens'), (one) => text(one.id) ?? text(one.name)).map(([key, twins]) =>
  somebody('token', text(twins[0].id) ?? key, [way('direct', '', agree(twins) ? cellsOf(twins[0].policies, 'token') : [anything])], []),
);
// ---- The verdict (S6, S7, S11)
/** Whether a cell acts on a thing. */
function acts({ group, scope }, on) {
  const types = group === null ? null : typesOf(group);
  const isHere = types === null || types.includes(account) || types.includes(on.type);
  if (scope === null) return on.type !== account || isHere ? 1 : 0;
  if (scope.type === account) return types === null ? 1 : isHere ? 2 : 0;
  if (scope.type !== on.type || (scope.id !== '*' && scope.id !== on.id)) return 0;
  return types?.includes(scope.type) ? 2 : 1;
}
/** S7: where in its scope a cell acts. */
function ownScopes({ group, scope }) {
  const types = group === null ? null : typesOf(group);
  if (scope !== null && scope.type !== account) return [scope];
  const isAnywhere = types === null || types.includes(account);
  return isAnywhere ? [{ type: account, id: '*' }] : [...types].sort().map((type) => ({ type, id: '*' }));
}
/** The cells of a way by permission group and scope. */
const indexOf = once(({ cells }) =>
  [...grouped(cells, ({ group }) => group)].map(([group, all]) => [group, grouped(all, ({ scope }) => nameOf(scope))]),
);
/** How sure it is that some ways deny something, or allow it. */
function most(ways, effect, asked, on) {
  let found = 0;
  const places = [nameOf(on), `${on.type}.*`, `${account}.*`, ''];
  for (const by of ways)
    for (const [group, cells] of indexOf(by))
      for (const at of places)
        for (const cell of cells.get(at) ?? []) {
          const sure = cell.effect === effect ? 2 : cell.effect === 'either' ? 1 : 0;
          if (sure > found) found = Math.max(found, Math.min(sure, holds(group, asked), by.most, acts(cell, on)));
        }
  return found;
}
/** S11: a deny beats an allow. */
function decide(allow, deny) {
  if (deny === 2) return 'denied';
  if (allow === 2) return deny === 1 ? 'unknown' : 'allowed';
  return allow === 1 ? 'unknown' : 'not-granted';
}
/** Whether a cell allows, unless something denies. */
const isSure = (by, cell) =>
  by.most === 2 && cell.effect === 'allow' && cell.group !== null && ownScopes(cell).every((on) => acts(cell, on) === 2);
/** What of a cell is in force for somebody who has it: of all places where it acts, what must not be missed comes first. */
function effectiveOf({ ways, refusing }, by, cell) {
  const { group } = cell;
  if (group === null) return 'unknown';
  const [places, isAllowed] = [ownScopes(cell), isSure(by, cell)];
  const there = places.map((on) => decide(isAllowed ? 2 : most(ways, 'allow', group, on), most(refusing, 'deny', group, on)));
  const verdict = ['unknown', 'allowed', 'denied'].find((one) => there.includes(one)) ?? 'not-granted';
  const { complete, permissions = [] } = groups.get(group)?.contents ?? {};
  if (!isAllowed || !complete || verdict === 'denied' || refusing.length === 0) return verdict;
  // Where every single permission of it is denied, nothing of it is in force.
  const left = new Set();
  for (const [at, on] of places.entries())
    for (const name of permissions) {
      const said = there[at] === 'denied' ? 'denied' : decide(2, most(refusing, 'deny', `#${name}`, on));
      const isCut = said !== 'allowed' && said !== (there[at] === 'allowed' ? verdict : there[at]);
      if (!isCut && (there[at] === verdict || there[at] === 'allowed')) return verdict;
      left.add(isCut ? said : there[at]);
    }
  return left.size === 0 ? verdict : left.has('unknown') ? 'unknown' : 'denied';
}
// ---- The files
/** A text as a cell has it: what a spreadsheet would take for a formula begins with an apostrophe. */
function guarded(value) {
  const plain = String(value ?? '').replace(/[\ud800-\udfff]/gu, '\ufffd').replaceAll('\0', '␀');
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(plain) ? `'${plain}` : plain;
}
const quoted = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
const cellsIn = (line) => quoted(line).map(([, inner, plain]) => inner?.replaceAll('""', '"') ?? plain);
const ofRow = 'permissionGroupId permissionGroupName permissionGroupLabel scopeKey path groupId policyId resourceGroupId principals holders';
const columns = new Set(`id kind principalId principalKind effective after access account_id report_id snapshot_digest ${ofRow}`.split(' '));
/** The rows of a CSV as objects, each with its number in a spreadsheet. */
function* rowsIn(file) {
  if (!existsSync(join(folder, file))) stop(`there is no ${file} in ${folder}: the package was made without --format csv`);
  const [handle, decoder, chunk] = [openSync(join(folder, file), 'r'), new TextDecoder(), Buffer.alloc(1 << 20)];
  let [rest, names, number] = ['', null, 0];
  for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
    rest += decoder.decode(chunk.subarray(0, length), { stream: true });
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', end + 1)) {
      const line = rest.slice(from, end).replace(/\r$/, '');
      // A quote that is not closed goes on in the next line.
      if (line.includes('"') && line.split('"').length % 2 === 0) continue;
      const cells = line.includes('"') ? cellsIn(line) : line.split(',');
      [from, number] = [end + 1, number + 1];
      if (names !== null) yield { number, ...Object.fromEntries(names.map(([name, at]) => [name, cells[at] ?? ''])) };
      else names = [...cells.entries()].flatMap(([at, name]) => (columns.has(name) ? [[name, at]] : []));
    }
    rest = rest.slice(from);
  }
}
const counts = { read: 0, agree: 0, differ: 0, missing: 0, other: 0 };
function differs(file, number, column, written, derived) {
  process.stdout.write(`${file} ${number} ${column} ${JSON.stringify(written)} ${JSON.stringify(derived)}\n`);
  counts[number === '-' ? 'missing' : 'differ'] += 1;
}
// ---- What must be in entitlements.csv: every cell, for everybody; in a large account, of a user group once for all its members
const expected = new Map();
const idsOf = (one) => ['id', 'label', 'name'].map((field) => guarded(row(one)[field])).join('\t').trim();
const wordsOf = once((key) => idsOf(groups.get(key)));
function expectRows(kind, id, by, who) {
  for (const cell of who.length === 0 ? [] : by.cells) {
    const { effect, group, scope, object } = cell;
    const names = [id, by.group, cell.policy, cell.place].map(guarded);
    const key = [kind, by.path, effect, group === null ? '' : wordsOf(group), guarded(nameOf(scope)), ...names].join('\n');
    const found = expected.get(key) ?? { by, cell, who, isSure: isSure(by, cell), objects: new Set(), rows: 0, said: new Map() };
    expected.set(key, found);
    found.objects.add(group === null || scope === null ? '' : object);
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
const numbers = new Map();
const numberOf = once((by) => numbers.set(by, numbers.size).size);
/** Equal for those who have the same policies that can deny. */
const markOf = once(({ refusing }) => refusing.map(numberOf).join());
function verdictFor({ isSure: isPlain, said, by, cell }, who) {
  const mark = isPlain ? markOf(who) : who;
  return (said.has(mark) ? said : said.set(mark, effectiveOf(who, by, cell))).get(mark);
}
/** Rows of one cell: the first is of everybody whom none of the others names. */
function checkCell(file, rows) {
  const found = expected.get(keyOfRow(rows[0]));
  if (found !== undefined) found.rows += 1;
  const named = new Set(rows.flatMap(({ holders }) => holders.split('; ')));
  for (const one of rows) {
    const own = new Set(one.holders === '' ? [] : one.holders.split('; '));
    const who = found?.who.filter(({ id }) => (own.size === 0 ? !named.has(guarded(id)) : own.has(guarded(id)))) ?? [];
    const said = [...new Set(who.map((each) => verdictFor(found, each)))].sort().join(' or ');
    if (found === undefined) differs(file, one.number, 'id', one.id, 'nothing in the snapshot gives this');
    else if (said !== one.effective) differs(file, one.number, 'effective', one.effective, said);
    else if (Number(one.principals) !== who.length) differs(file, one.number, 'principals', one.principals, `${who.length}`);
    else counts.agree += 1;
  }
}
const [effective, listed] = [new Map(), new Set()];
const origin = { account_id: guarded(own), report_id: null, snapshot_digest: String(snapshot.digest) };
for (const file of ['entitlements', 'principals', 'groups', 'findings', 'changes', 'units'].map((name) => `${name}.csv`)) {
  const waiting = [];
  for (const one of rowsIn(file)) {
    counts.read += 1;
    origin.report_id ??= one.report_id;
    const wrong = Object.keys(origin).find((column) => one[column] !== origin[column]);
    if (wrong !== undefined) differs(file, one.number, wrong, one[wrong], origin[wrong]);
    if (file === 'entitlements.csv') {
      effective.set(one.id, one.effective);
      if (waiting.length > 0 && !one.id.startsWith(`${waiting[0].id}-`)) checkCell(file, waiting.splice(0));
      waiting.push(one);
    } else if (file === 'changes.csv') {
      const now = one.kind === 'removed' ? '' : (effective.get(one.id) ?? 'no such row');
      if (one.after === now) counts.agree += 1;
      else differs(file, one.number, 'after', one.after, now);
    } else counts.other += 1;
    if (file === 'principals.csv') listed.add(`${one.kind} ${one.id}`);
  }
  if (waiting.length > 0) checkCell(file, waiting);
}
for (const { cell, by, who, objects, rows } of expected.values())
  for (let n = rows; n < objects.size; n++)
    differs('entitlements.csv', '-', 'id', 'no row', `${who[0].kind} ${who[0].id} ${by.group} ${cell.policy} ${cell.group} ${nameOf(cell.scope)}`);
for (const { kind, id } of [...members, ...tokens])
  if (!listed.has(`${kind} ${guarded(id)}`)) differs('principals.csv', '-', 'id', 'no row', `${kind} ${id}`);
const without = 'of principals, groups, findings and units are not derivable: they have no verdict, only that they are of this snapshot';
const summary = `${counts.agree} agree, ${counts.differ} differ, ${counts.missing} missing; ${counts.other} ${without}`;
process.stdout.write(`${counts.read} rows read: ${summary}\n`);
process.exitCode = counts.differ + counts.missing === 0 ? 0 : 2;
