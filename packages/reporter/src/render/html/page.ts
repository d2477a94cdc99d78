import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Report } from '../../report/report.ts';
import { mapTexts, visible } from '../text.ts';
import { style } from './style.ts';
import { changesTemplate } from './templates/changes.ts';
import { coverTemplate } from './templates/cover.ts';
import { coverageTemplate } from './templates/coverage.ts';
import { entitlementsTemplate } from './templates/entitlements.ts';
import { findingsTemplate } from './templates/findings.ts';
import { groupsTemplate } from './templates/groups.ts';
import { pageTemplate } from './templates/page.ts';
import { populationTemplate } from './templates/population.ts';

/**
 * The report as one page: no script, no network, nothing from anywhere else. Every text of the account is escaped, and
 * what would hide or rearrange itself is spelled out.
 */
export function renderHtml(report: Report): string {
  page ??= compilePage();
  return page({ ...mapTexts(report, visible), styleHash: hashOf(style) });
}

type Page = Report & { readonly styleHash: string };

let page: Handlebars.TemplateDelegate<Page> | null = null;

/** Strict templates: a field that is not in the report is our bug and throws. */
function compilePage(): Handlebars.TemplateDelegate<Page> {
  const handlebars = Handlebars.create();
  handlebars.registerPartial({
    cover: coverTemplate,
    coverage: coverageTemplate,
    population: populationTemplate,
    entitlements: entitlementsTemplate,
    groups: groupsTemplate,
    findings: findingsTemplate,
    changes: changesTemplate,
  });
  // To handlebars, 0 is as good as nothing.
  handlebars.registerHelper('stated', (value: unknown) => value !== null);
  return handlebars.compile<Page>(pageTemplate, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { stated: true },
  });
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
