import { invariant } from '@grantlens/snapshot/internal';
import type { ASTNode } from '@marcbachmann/cel-js';
import { access, has } from './access.ts';
import { askAll, call, matches } from './calls.ts';
import { asksCan } from './can.ts';
import { choose, either } from './logic.ts';
import { existsOne, filter, map, quantifier } from './loops.ts';
import { negative, not, operators } from './operators.ts';
import { type Ask, type Scope, withName } from './scope.ts';
import { Unusable } from './unusable.ts';

/**
 * Makes an expression ready to be asked. What reads expressions could also ask them, but for as long as they take: here
 * every part of one counts its steps.
 *
 * @throws Unusable
 */
export function compile(node: ASTNode, scope: Scope): Ask {
  const ask = open(node, scope);
  return (frame) => {
    frame.budget.spend(1);
    return ask(frame);
  };
}

function open(node: ASTNode, scope: Scope): Ask {
  const inner = (one: ASTNode): Ask => compile(one, scope);
  switch (node.op) {
    case 'value':
      return literal(node);
    case 'id':
      return nameIn(scope, node);
    case '.':
      return access(inner(node.args[0]), () => node.args[1]);
    case '[]':
      return access(inner(node.args[0]), inner(node.args[1]));
    case 'list': {
      const parts = node.args.map(inner);
      return (frame) => askAll(parts, frame);
    }
    case 'map': {
      const entries = node.args.map(([key, value]) => [inner(key), inner(value)] as const);
      return (frame) => new Map(entries.map(([key, value]) => [key(frame), value(frame)]));
    }
    case '?:':
      return choose(inner(node.args[0]), inner(node.args[1]), inner(node.args[2]));
    case '&&':
      return either(inner(node.args[0]), inner(node.args[1]), false);
    case '||':
      return either(inner(node.args[0]), inner(node.args[1]), true);
    case '!_': {
      const of = inner(node.args);
      return (frame) => not(of(frame));
    }
    case '-_': {
      const of = inner(node.args);
      return (frame) => negative(of(frame));
    }
    case 'call': {
      const [name, parts] = node.args;
      if (name === 'has') return asksFor(parts, scope);
      if (name === 'can') return asksCan(parts, parts.map(inner), scope);
      return call(node, name, false, parts.map(inner));
    }
    case 'rcall':
      return calledOn(node, scope);
    case '.?':
    case '[?]':
      throw new Unusable('optional values are not known here', node);
    default: {
      const [left, right] = [inner(node.args[0]), inner(node.args[1])];
      const operate = operators[node.op];
      return (frame) => operate(left(frame), right(frame), frame.budget);
    }
  }
}

type Node<Op extends ASTNode['op']> = Extract<ASTNode, { readonly op: Op }>;

function literal({ args: value, ...node }: Node<'value'>): Ask {
  if (typeof value === 'object' && value !== null)
    throw new Unusable('bytes and unsigned numbers are not known here', node);
  return () => value;
}

function nameIn(scope: Scope, node: Node<'id'>): Ask {
  const slot = scope.slots.get(node.args);
  if (slot === undefined) throw new Unusable(`Unknown variable: ${node.args}`, node);
  return ({ values }) => values[slot];
}

function asksFor([field]: readonly ASTNode[], scope: Scope): Ask {
  invariant(field?.op === '.', 'what is asked for is a field, where the types were checked');
  return has(compile(field.args[0], scope), field.args[1]);
}

function calledOn(node: Node<'rcall'>, scope: Scope): Ask {
  const [method, receiver, parts] = node.args;
  if (method === 'bind' && receiver.op === 'id' && receiver.args === 'cel' && !scope.slots.has('cel'))
    return bound(parts, scope);
  const of = compile(receiver, scope);
  const [variable, ...asked] = parts;
  const isMacro = loops.has(`${method}/${asked.length}`);
  if (isMacro && variable?.op === 'id') return loop(method, of, variable.args, asked, scope);
  const [pattern] = parts;
  if (method === 'matches' && pattern?.op === 'value' && typeof pattern.args === 'string')
    return matches(pattern, of, pattern.args, scope);
  return call(node, method, true, [of, ...parts.map((part) => compile(part, scope))]);
}

/** The macros of CEL that go through a list or a map, with how much each asks of every one. */
const loops: ReadonlySet<string> = new Set([
  'all/1',
  'exists/1',
  'exists_one/1',
  'filter/1',
  'map/1',
  'map/2',
]);

function loop(macro: string, over: Ask, variable: string, asked: readonly ASTNode[], outer: Scope): Ask {
  const { scope, slot } = withName(outer, variable);
  const [first, second] = asked.map((one) => compile(one, scope));
  invariant(first !== undefined, 'a macro asks something');
  const of = { over, slot };
  switch (macro) {
    case 'all':
      return quantifier(of, first, 'all', false);
    case 'exists':
      return quantifier(of, first, 'exists', true);
    case 'exists_one':
      return existsOne(of, first);
    case 'filter':
      return filter(of, first);
    default:
      return second === undefined ? map(of, first, null) : map(of, second, first);
  }
}

/** A name for a value, with `cel.bind`. */
function bound([name, value, then]: readonly ASTNode[], outer: Scope): Ask {
  invariant(name?.op === 'id' && value !== undefined && then !== undefined, 'a binding has three parts');
  const { scope, slot } = withName(outer, name.args);
  const [given, asked] = [compile(value, outer), compile(then, scope)];
  return (frame) => {
    frame.values[slot] = given(frame);
    return asked(frame);
  };
}
