import { wholeAccount } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Certainty } from '../decision/verdict.ts';
import { type AccessDrawing, graphDrawerFor } from '../graph/graph-drawer.ts';
import type { EdgeAttributes } from '../graph/node.ts';
import { accountStop, principalStop, resourceStop, type Stop } from '../graph/path.ts';
import { counted } from '../words/counted.ts';
import { printable } from '../words/printable.ts';
import { permissionWords } from '../words/words.ts';
import type { PathsAnswer } from './paths.ts';
import { rightWords } from './step-words.ts';
import type { Target } from './target.ts';
import type { Step, Walk } from './walk.ts';

/**
 * Draws the walks of an answer: from each principal, step by step, to the target. Possible steps are edges that are not
 * certain.
 *
 * @throws GrantlensError `graph-too-large`
 */
export function drawSteps({ account }: Access, { target, walks, possible }: PathsAnswer): AccessDrawing {
  const drawer = graphDrawerFor(account, []);
  const goal = goalStop(target);
  const lines = new Map<string, Line>();
  for (const walk of [...walks, ...possible]) for (const line of linesOf(walk, goal)) addLine(lines, line);
  for (const { from, to, words, certainty } of lines.values()) {
    drawer.drawStop(from, null);
    drawer.drawStop({ ...to, by: edge([...words].join(', '), certainty) }, from);
  }
  if (lines.size > 0) drawer.drawStop({ ...placeStop(target), by: edge('on', 'sure') }, goal);
  return drawer.graph;
}

/** Everything that leads from one stop to another: one edge, that says each way. */
interface Line {
  readonly from: Stop;
  readonly to: Stop;
  readonly words: ReadonlySet<string>;
  readonly certainty: Certainty;
}

function addLine(lines: Map<string, Line>, line: Line): void {
  const key = JSON.stringify([line.from.node, line.to.node]);
  const known = lines.get(key);
  // A certain walk does not become less certain by a possible one beside it: both are said, and the line is certain.
  const certainty = known?.certainty === 'sure' ? 'sure' : line.certainty;
  lines.set(key, { ...line, certainty, words: new Set([...(known?.words ?? []), ...line.words]) });
}

function linesOf({ steps, end }: Walk, goal: Stop): readonly Line[] {
  const last = end === null ? [] : [holdsLine(end, goal)];
  return [...steps.map((step) => stepLine(step, goal)), ...last];
}

function stepLine(step: Step, goal: Stop): Line {
  const { decision, to, others, certainty } = step;
  const more = others === 0 ? '' : `, as ${counted(others, 'other member')} too`;
  return {
    from: principalStop(decision.principal),
    to: to === null ? goal : principalStop(to),
    words: new Set([`${rightWords(step)}${more}`]),
    certainty,
  };
}

function holdsLine({ principal, verdict }: NonNullable<Walk['end']>, goal: Stop): Line {
  const isCertain = verdict === 'allowed';
  return {
    from: principalStop(principal),
    to: goal,
    words: new Set([isCertain ? 'has' : 'may have']),
    certainty: isCertain ? 'sure' : 'maybe',
  };
}

function goalStop({ permission }: Target): Stop {
  const place = resourceStop({ identity: 'target', label: permissionWords(permission), key: '' });
  return { ...place, kind: 'permission-group', node: 'permission-group:target', key: null };
}

function placeStop({ resource }: Target): Stop {
  if (resource.kind === 'account')
    return { ...accountStop(wholeAccount(resource.id)), label: resource.name ?? resource.key };
  const { identity, key } = resource;
  return resourceStop({ identity, key, label: printable(resource.name ?? key) });
}

function edge(label: string, certainty: Certainty): EdgeAttributes {
  return { label, effect: null, certainty };
}
