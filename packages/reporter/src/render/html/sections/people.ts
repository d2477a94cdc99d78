const member = `<tr><th scope="row" class="who"><span data-page="member" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{id}}</bdi></span></span></th><td><span class="tag" data-value="{{standing}}">{{word standing}}</span></td><td>{{#if employment}}<span class="tag" data-value="{{employment}}">{{word employment}}</span>{{/if}}{{#if employmentStatus}}<div class="note"><bdi>{{employmentStatus}}</bdi></div>{{/if}}{{#if endDate}}<div class="note">until <bdi>{{endDate}}</bdi></div>{{/if}}</td><td data-label="Entitlements" class="number">{{entitlements}}</td><td data-label="Privileged" class="number">{{privilegedEntitlements}}</td></tr>`;

const memberHead = `<th scope="col">Member</th><th scope="col">Standing</th><th scope="col">Employment</th><th scope="col" class="number">Entitlements</th><th scope="col" class="number">Privileged</th>`;

/** The members beside the HR data: who left, of whom it is unknown, then whom only one of the two knows. */
export const peopleLead: string = `{{#if people}}<h3>Beside the HR data</h3>
<p>Joined by e-mail address: {{people.rows}} rows, {{people.matched}} members found in them. Taken from {{#each people.columns}}{{#unless @first}}, {{/unless}}<bdi>{{column}}</bdi>{{/each}}.{{#if people.unused}} Left out: {{#each people.unused}}{{#unless @first}}, {{/unless}}<bdi>{{this}}</bdi>{{/each}}.{{/if}}{{#if people.passedOver}} Lines that are nobody’s row: {{#each people.passedOver}}{{#unless @first}}, {{/unless}}{{line}} (<bdi>{{text}}</bdi>){{/each}}.{{/if}}</p>
{{#if people.leavers}}<div class="table"><table>
<caption>Members who have left the company: {{people.counts.leavers}}</caption>
<thead><tr>${memberHead}</tr></thead>
<tbody>
{{#each people.leavers}}${member}
{{/each}}</tbody>
</table></div>
{{#if people.more.leavers}}<p>And {{people.more.leavers}} more: the table of principals has them all.</p>
{{/if}}{{else}}<p>{{#if people.undecided}}No member is certain to have left by the HR data; {{people.counts.undecided}} are unknown.{{else}}No member, active or invited, has left the company by the HR data.{{/if}}</p>
{{/if}}{{#if people.undecided}}<div class="table"><table>
<caption>Members of whom the HR data does not settle whether they left: {{people.counts.undecided}}</caption>
<thead><tr><th scope="col">Member</th><th scope="col">Standing</th><th scope="col">HR data</th><th scope="col">Why it is unknown</th><th scope="col">Lines</th></tr></thead>
<tbody>
{{#each people.undecided}}<tr><th scope="row" class="who"><span data-page="member" data-key="{{id}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{id}}</bdi></span></span></th><td><span class="tag" data-value="{{standing}}">{{word standing}}</span></td><td>{{#if employmentStatus}}<bdi>{{employmentStatus}}</bdi>{{/if}}{{#if endDate}}<div class="note">until <bdi>{{endDate}}</bdi></div>{{/if}}</td><td>{{why}}</td><td data-label="Lines" class="number">{{#each lines}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}</td></tr>
{{/each}}</tbody>
</table></div>
{{#if people.more.undecided}}<p>And {{people.more.undecided}} more: report.json has them all.</p>
{{/if}}{{/if}}{{#if people.unread}}<div class="table"><table>
<caption>What the HR data says and is not understood: {{people.counts.unread}}</caption>
<thead><tr><th scope="col">Column</th><th scope="col">Text</th><th scope="col" class="number">Rows</th></tr></thead>
<tbody>
{{#each people.unread}}<tr><th scope="row"><bdi>{{column}}</bdi></th><td><bdi>{{text}}</bdi></td><td data-label="Rows" class="number">{{rows}}</td></tr>
{{/each}}</tbody>
</table></div>
{{#if people.more.unread}}<p>And {{people.more.unread}} more: report.json has them all.</p>
{{/if}}{{/if}}{{#if people.membersNotInPeople}}<div class="table"><table>
<caption>Members who are not in the HR data: {{people.counts.membersNotInPeople}}</caption>
<thead><tr>${memberHead}</tr></thead>
<tbody>
{{#each people.membersNotInPeople}}${member}
{{/each}}</tbody>
</table></div>
{{#if people.more.membersNotInPeople}}<p>And {{people.more.membersNotInPeople}} more: the table of principals has them all.</p>
{{/if}}{{else}}<p>Every member is in the HR data.</p>
{{/if}}{{#if people.peopleNotMembers}}<div class="table"><table>
<caption>People in the HR data who are not members: {{people.counts.peopleNotMembers}}</caption>
<thead><tr><th scope="col">Person</th><th scope="col">Employment</th><th scope="col">Job function</th><th scope="col">Department</th><th scope="col">Manager</th><th scope="col" class="number">Line</th></tr></thead>
<tbody>
{{#each people.peopleNotMembers}}<tr><th scope="row">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}{{#if employeeId}}<span class="id"><bdi>{{employeeId}}</bdi></span>{{/if}}</th><td><span class="tag" data-value="{{employment}}">{{word employment}}</span>{{#if employmentStatus}}<div class="note"><bdi>{{employmentStatus}}</bdi></div>{{/if}}{{#if endDate}}<div class="note">until <bdi>{{endDate}}</bdi></div>{{/if}}</td><td>{{#if jobFunction}}<bdi>{{jobFunction}}</bdi>{{/if}}</td><td>{{#if department}}<bdi>{{department}}</bdi>{{/if}}</td><td>{{#if manager}}<bdi>{{manager}}</bdi>{{/if}}</td><td data-label="Line" class="number">{{line}}</td></tr>
{{/each}}</tbody>
</table></div>
{{#if people.more.peopleNotMembers}}<p>And {{people.more.peopleNotMembers}} more: report.json has them all.</p>
{{/if}}{{else}}<p>Everybody in the HR data is a member.</p>
{{/if}}<h3>All principals</h3>{{/if}}`;
