import { GrantlensError } from '@grantlens/snapshot';
import { fileForm } from '@grantlens/snapshot/internal';
import * as z from 'zod/mini';
import { findingRules } from '../catalogue.ts';
import { misspelledFramework } from '../controls.ts';
import { severities } from '../finding.ts';
import { openBudget } from './cel/budget.ts';
import { type CustomRule, ruleOvers } from './custom-rule.ts';
import { checkExpression } from './expression.ts';
import { idForm, idWords } from './own-finding.ts';

const text = z.string().check(z.trim(), z.minLength(1));

const framework = text.check(
  z.maxLength(100),
  z.superRefine((words, { addIssue }) => {
    const meant = misspelledFramework(words);
    if (meant !== null) addIssue({ code: 'custom', message: `"${words}" is spelled "${meant}" here` });
  }),
);

const rule = z.strictObject({
  id: text.check(z.regex(idForm, idWords)),
  title: text,
  severity: z.enum(severities),
  why: text,
  remedy: text,
  controls: z.optional(z.array(z.strictObject({ framework, id: text }))),
  over: z.enum(ruleOvers),
  when: text,
});

const form = fileForm({
  format: 'grantlens.findings',
  list: 'findings',
  rows: z.array(rule).check(z.maxLength(500, 'a file may hold 500 findings')),
  code: 'rules-unreadable',
});

/**
 * Reads a parsed file of a user's own findings.
 *
 * @throws GrantlensError `rules-unreadable`, naming the first place that is wrong; of an expression the
 * finding, the line
 *   and the column
 */
export function readRules(file: unknown): readonly CustomRule[] {
  const taken = new Set(findingRules.map(({ id }) => id));
  const budgetOf = openBudget();
  return form.read(file).map(({ controls = [], ...one }) => {
    if (taken.has(one.id))
      throw new GrantlensError('rules-unreadable', `there is another finding "${one.id}"`);
    taken.add(one.id);
    const bad = checkExpression(one.over, one.when, budgetOf(one.id));
    if (bad !== null) {
      const where = `the expression of "${one.id}", line ${bad.line}, column ${bad.column}`;
      throw new GrantlensError('rules-unreadable', `${where}: ${bad.why}`);
    }
    return { ...one, controls };
  });
}
