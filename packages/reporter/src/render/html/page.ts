import { invariant } from '@grantlens/snapshot/internal';
import type { ControlTotal } from '../../model/coverage.ts';
import type { Report } from '../../model/report.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { TableName } from '../../model/tables/tables.ts';
import { madeOfWords } from '../../words/control-totals.ts';
import { integrityFacts } from '../../words/integrity.ts';
import { logicFacts } from '../../words/logic.ts';
import { settingClauses } from '../../words/settings.ts';
import { visible } from '../../words/visible.ts';
import type { OpenPacking } from '../packing/deflate.ts';
import { type PeopleShown, showPeople } from '../people-shown.ts';
import { mapTexts } from '../text.ts';
import { type AccuracyShown, showAccuracy } from './accuracy-shown.ts';
import { type AppendixShown, showAppendix } from './appendix-shown.ts';
import { writeColumnar } from './data/columnar.ts';
import { packed, packedBy } from './data/packed.ts';
import { pageTables } from './data/page-tables.ts';
import { openTemplates, pageEnd } from './document.ts';
import { foldedRows } from './folds/fold-writer.ts';
import { foldsOf } from './folds/folds.ts';
import { foldHeadings } from './folds/headings.ts';
import { rowsToWrite } from './large.ts';
import { type Margins, marginsOf } from './margins.ts';
import { pageScript } from './page-script.generated.ts';
import { type Drawn, drawOverview } from './picture/drawn.ts';
import { type RailLink, showRail } from './rail-shown.ts';
import { afterRows, beforeRows, withoutRows } from './sections/frame.ts';
import { tableSections } from './sections/sections.ts';
import type { TableSection } from './sections/table-section.ts';
import { openShown } from './shown.ts';
import { openSincePrevious, type SincePrevious } from './since-previous.ts';
import { type SourceShown, showSource } from './source-shown.ts';
import { type SummaryShown, showSummary } from './summary-shown.ts';
import { accuracyTemplate } from './templates/accuracy.ts';
import { appendixTemplate } from './templates/appendix.ts';
import { coverTemplate } from './templates/cover.ts';
import { coverageTemplate } from './templates/coverage.ts';
import { integrityTemplate } from './templates/integrity.ts';
import { logicTemplate } from './templates/logic.ts';
import { overviewTemplate } from './templates/overview.ts';
import { closingTemplate, openingTemplate } from './templates/page.ts';
import { pictureTemplate } from './templates/picture.ts';
import { privilegedTemplate } from './templates/privileged.ts';
import { railTemplate } from './templates/rail.ts';
import { sourceTemplate } from './templates/source.ts';
import { summaryTemplate } from './templates/summary.ts';
import { zonesTemplate } from './templates/zones.ts';
import { showZones, type ZonesShown } from './zones-shown.ts';

/**
 * The report as one page, part by part: no network, nothing from anywhere else. Every text of the account is escaped,
 * and what would hide or rearrange itself is spelled out.
 */
export function* renderHtml(report: Report): Generator<string, void, void> {
  for (const part of partsOf(report)) {
    if (typeof part === 'string') yield part;
    else yield* packed(part.data);
  }
}

/** As `renderHtml`, with what is packed in it packed elsewhere. */
export async function* renderHtmlBy(open: OpenPacking, report: Report): AsyncGenerator<string, void, void> {
  for (const part of partsOf(report)) {
    if (typeof part === 'string') yield part;
    else yield* packedBy(open, part.data);
  }
}

/** The texts of the page, and among them the bytes that it carries packed. */
function* partsOf(report: Report): Generator<string | { readonly data: Iterable<Uint8Array> }, void, void> {
  compiled ??= compileTemplates();
  const templates = compiled;
  const shown = openShown();
  const { tables, ...rest } = report;
  const context: Context = {
    ...shown(rest),
    rail: showRail(report),
    zonesShown: shown(showZones(report)),
    margins: marginsOf(report.meta),
    appendix: shown(showAppendix(report)),
    summary: shown(showSummary(report)),
    people: shown(rest.people && showPeople(rest.people)),
    // What is drawn is measured and shortened as it is seen, before it is escaped.
    drawn: shown(drawOverview(mapTexts(rest.overview, visible))),
    source: shown(showSource(rest.coverage.source)),
    accuracy: shown(rest.coverage.accuracy && showAccuracy(rest.coverage.accuracy)),
    integrity: shown(integrityFacts(rest.coverage.integrity).map(([title, says]) => ({ title, says }))),
    logic: shown(logicFacts(rest.coverage.logic).map(([title, says]) => ({ title, says }))),
    totals: rest.coverage.controlTotals.map((total) => ({ ...total, madeOf: madeOfWords(total.parts) })),
    settings: settingClauses(rest.evaluation.settings),
    hasUnknown: tables.entitlements.some(({ effective }) => effective === 'unknown'),
    byHolder: rest.meta.rowsPer === 'holder',
  };
  const since = openSincePrevious(report);
  yield templates.opening(context);
  for (const section of tableSections) {
    const { length } = tables[section.table];
    const written = rowsToWrite(tables[section.table]);
    const counted = {
      ...context,
      rows: length.toLocaleString('en'),
      large: written === null,
      file: `${section.table}.csv`,
    };
    const { before, row, heading, none } = templates.of(section);
    if (length === 0) {
      yield none(counted);
      continue;
    }
    yield before(counted);
    const rows = section.table === 'entitlements' ? withChange(written ?? [], since) : (written ?? []);
    for (const fold of foldedRows(section.table, rows)) {
      if (fold.heading !== null) yield `${heading(shown(fold.heading))}\n`;
      for (const one of fold.rows) yield `${row({ ...shown(one), under: fold.heading !== null })}\n`;
    }
    yield afterRows;
  }
  yield '<script type="application/octet-stream" id="data">';
  yield { data: writeColumnar(pageTables(report)) };
  yield '</script>\n';
  yield templates.closing(context);
  yield pageEnd(pageScript);
}

/** Rows of entitlements, each with what happened to it. */
function withChange(rows: readonly object[], since: SincePrevious): readonly object[] {
  return rows.map((row) => ({ ...row, change: since((row as EntitlementRow).id) }));
}

/** What the templates around the tables read. */
type Context = Omit<Report, 'tables' | 'people'> & {
  readonly rail: readonly RailLink[];
  readonly zonesShown: ZonesShown;
  readonly margins: Margins;
  readonly appendix: AppendixShown | null;
  readonly summary: SummaryShown;
  readonly people: PeopleShown | null;
  readonly drawn: Drawn;
  readonly source: SourceShown;
  readonly accuracy: AccuracyShown | null;
  readonly integrity: readonly { readonly title: string; readonly says: string }[];
  readonly logic: readonly { readonly title: string; readonly says: string }[];
  /** Control totals, and what each is made of in words. */
  readonly totals: readonly (ControlTotal & { readonly madeOf: string })[];
  /** The numbers that findings compared with, in words. */
  readonly settings: readonly string[];
  /** Whether some entitlement is unknown. */
  readonly hasUnknown: boolean;
  readonly byHolder: boolean;
};

type Counted = Context & { readonly rows: string; readonly large: boolean; readonly file: string };

type Fill<Shown> = (shown: Shown) => string;

interface Templates {
  readonly opening: Fill<Context>;
  readonly of: (section: TableSection) => SectionTemplates;
  readonly closing: Fill<Context>;
}

interface SectionTemplates {
  readonly before: Fill<Counted>;
  readonly row: Fill<object>;
  readonly heading: Fill<object>;
  readonly none: Fill<Counted>;
}

/** What stands over rows as the page writes them. */
function headingOf(table: TableName): string {
  const by = foldsOf[table]?.[0]?.by;
  return (by === undefined ? undefined : foldHeadings[table]?.[by]) ?? '';
}

let compiled: Templates | null = null;

function compileTemplates(): Templates {
  const compile = openTemplates({
    picture: pictureTemplate,
    cover: coverTemplate,
    coverage: coverageTemplate,
    source: sourceTemplate,
    accuracy: accuracyTemplate,
    integrity: integrityTemplate,
    logic: logicTemplate,
    overview: overviewTemplate,
    privileged: privilegedTemplate,
    zones: zonesTemplate,
    rail: railTemplate,
    appendix: appendixTemplate,
    summary: summaryTemplate,
  });
  const sections = new Map(
    tableSections.map((section) => [
      section,
      {
        before: compile<Counted>(beforeRows(section)),
        row: compile<object>(section.row),
        heading: compile<object>(headingOf(section.table)),
        none: compile<Counted>(withoutRows(section)),
      },
    ]),
  );
  return {
    opening: compile(openingTemplate),
    of: (section) => {
      const found = sections.get(section);
      invariant(found !== undefined, `the section ${section.id} has templates`);
      return found;
    },
    closing: compile(closingTemplate),
  };
}
