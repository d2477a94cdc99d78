import { pageStart } from '../document.ts';
import { sheetScript } from '../sheet-script.generated.ts';
import { sheetPageStyle } from './style.ts';

/** The page of a sheet up to its data: what a script fills is empty, and hidden until it does. */
export const openingTemplate: string = `${pageStart({
  title: 'Decisions of {{reviewer}} about {{account}}',
  skip: 'Skip to the units',
  toolVersion: '{{toolVersion}}',
  ownStyle: sheetPageStyle,
  script: sheetScript,
})}<header class="top">
<div class="whose"><p class="kicker">Access review · <bdi>{{account}}</bdi></p>
<h1><span>Decisions of</span> <bdi>{{reviewer}}</bdi></h1></div>
<div class="how-far app"><p><span id="counts"></span> <button type="button" id="lacking" hidden></button></p><progress id="bar" aria-label="Decided" max="1" value="0"></progress></div>
<div class="actions app"><button type="button" id="undo" aria-keyshortcuts="u">Undo</button><button type="button" id="open">Open</button><button type="button" id="save" class="first">Save</button><input type="file" id="file" accept=".json,application/json" aria-label="A file that this sheet saved" hidden></div>
</header>
<div class="without-script notice"><p><strong>This sheet needs scripts, which are switched off here.</strong> Open it in a browser that runs them, or decide about the same {{count}} units in the workbook (.xlsx) or the table (.csv) of the same name. Either is taken.</p></div>
<p class="on-paper">This print is not a record. Decisions count when the file that the sheet saves has been imported into the review.</p>
<p class="notice" id="notice" role="status" hidden></p>
<p class="off-page" id="said" role="status"></p>
`;

/** What follows the data, up to the script. */
export const closingTemplate = `<main class="app" id="content">
<section class="list" aria-label="Units">
<form class="filters" id="asked" role="search">
<label class="find"><span>Search</span><input type="search" name="find" placeholder="name, group, zone …" autocomplete="off" aria-keyshortcuts="/"></label>
<label><span>Show</span><select name="show">
<option value="">all</option>
<option value="open">open</option>
<option value="lacking">lacking a reason</option>
<option value="decided">decided</option>
<option value="found">with findings</option>
<option value="privileged">privileged</option>
<option value="new">new</option>
<option value="changed">changed</option>
<option value="unchanged">unchanged since last time</option>
<option value="deny">that deny</option>
</select></label>
<label><span>Group by</span><select name="by"><option value="person">person</option><option value="group">user group</option><option value="">nothing, what matters first</option></select></label>
</form>
<div class="table large" id="units" data-table="units"><table><caption id="shown"></caption><colgroup><col class="mark"><col><col class="now"></colgroup><tbody></tbody></table></div>
</section>
<section class="unit" aria-label="Decision">
<div class="about" tabindex="0" role="region" aria-labelledby="sentence">
<p class="walk"><button type="button" id="previous" aria-keyshortcuts="p ArrowUp" aria-label="Previous unit">&#x2191;</button><button type="button" id="next" aria-keyshortcuts="n ArrowDown" aria-label="Next unit">&#x2193;</button><span id="position"></span><span id="unit-id" class="id"></span></p>
<h2 id="sentence"></h2>
<p id="tags"></p>
<p id="warning" class="warning" hidden></p>
<ul id="found"></ul>
<details id="carried"><summary></summary><ul></ul></details>
<dl class="facts" id="facts"></dl>
</div>
<form class="decide" id="decide" autocomplete="off">
<div class="words" role="group" aria-label="Decision">
<button type="button" data-word="keep" aria-keyshortcuts="k" aria-pressed="false"><span>Keep</span><kbd>K</kbd></button>
<button type="button" data-word="revoke" aria-keyshortcuts="r" aria-pressed="false"><span>Revoke</span><kbd>R</kbd></button>
<button type="button" data-word="modify" aria-keyshortcuts="m" aria-pressed="false"><span>Modify</span><kbd>M</kbd></button>
<button type="button" data-word="escalate" aria-keyshortcuts="e" aria-pressed="false"><span>Escalate</span><kbd>E</kbd></button>
</div>
<p class="hint" id="hint"></p>
<div class="cells">
<label class="reason"><span id="why">Reason</span> <input name="justification" aria-describedby="hint"></label>
<label>Ticket <input name="ticket"></label>
<label>Due <input name="due" type="date"></label>
<button type="submit" class="first">Next</button>
</div>
</form>
<form class="decide together" id="together" autocomplete="off" hidden>
<h3 id="marked"></h3>
<div class="words" role="group" aria-labelledby="marked">
<button type="button" data-word="keep" aria-pressed="false"><span>Keep</span><kbd>K</kbd></button>
<button type="button" data-word="revoke" aria-pressed="false"><span>Revoke</span><kbd>R</kbd></button>
<button type="button" data-word="modify" aria-pressed="false"><span>Modify</span><kbd>M</kbd></button>
<button type="button" data-word="escalate" aria-pressed="false"><span>Escalate</span><kbd>E</kbd></button>
</div>
<div class="cells">
<label class="reason">Reason, the same for all <input name="justification"></label>
<label>Ticket <input name="ticket"></label>
<label>Due <input name="due" type="date"></label>
</div>
<p class="ends"><button type="submit" class="first"></button><button type="reset">Unmark all</button></p>
</form>
</section>
</main>
<footer class="keys app"><p id="keys"><kbd>&#x2191;</kbd> <kbd>&#x2193;</kbd> or <kbd>P</kbd> <kbd>N</kbd> move · <kbd>K</kbd> keep · <kbd>R</kbd> revoke · <kbd>M</kbd> modify · <kbd>E</kbd> escalate · <kbd>Enter</kbd> reason, and on · <kbd>&#x2191;</kbd> in it: the last reasons · <kbd>X</kbd> mark · <kbd>C</kbd> what it carries · <kbd>U</kbd> undo · <kbd>/</kbd> search</p><label><input type="checkbox" id="single" checked> single keys</label></footer>
`;
